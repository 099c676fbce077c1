import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn } from "../arn";
import { fitName, scopedName } from "../naming";
import { policyDocument } from "../policy-document";
import { type Problem, refuse } from "../refuse";
import { isProduction, type Scope } from "../scope";
import { tagsFor } from "../tags";
import { globalScope } from "./global";
import { capacityOf, WAF_CAPACITY } from "./waf-capacity";
import { FORBIDDEN, forbid, visibility, wafRules } from "./waf-rules";
import { counting, isNarrow, testing, type WafSettings, wafProblems } from "./waf-settings";

export interface WebAclArgs extends WafSettings {
  readonly scope: Scope;
  /** Source addresses that an environment other than production admits, as CIDR. Needed there, refused in production, which admits everyone. */
  readonly allowedCidrs?: readonly string[];
  /** KMS key in us-east-1 that encrypts the log. */
  readonly logsKeyArn: pulumi.Input<string>;
}

/**
 * The web ACL of a distribution: managed groups, a limit by address, its log. The log is a group in us-east-1 rather than a bucket: it is
 * there to be searched in the minutes of an attack, and a web ACL of CloudFront writes to that region only.
 */
export class WebAcl extends pulumi.ComponentResource {
  readonly webAclArn: pulumi.Output<string>;
  readonly webAclName: string;
  /** Log of every examined request, without credentials. */
  readonly logGroupName: string;

  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:WebAcl", name, {}, opts);
    const child = { parent: this };
    const scope = globalScope(args.scope);
    const { region } = scope;
    const allowed = args.allowedCidrs ?? [];
    const chosen = fitName(scopedName(scope, "web"), 100);
    const capacity = capacityOf(wafRules(chosen, args, { allowed, tests: {} }));
    refuse(`web ACL ${name}`, [
      ...wafProblems(args),
      ...addressProblems(scope, allowed),
      ...(capacity > WAF_CAPACITY.most ? [tooMuch(capacity)] : []),
    ]);
    const tags = tagsFor(scope, "edge");

    const addresses = (noun: string, description: string, cidrs: readonly string[], version: "IPV4" | "IPV6") =>
      new aws.wafv2.IpSet(
        `${name}-${noun}`,
        {
          name: `${chosen}-${noun}`,
          description,
          scope: "CLOUDFRONT",
          ipAddressVersion: version,
          addresses: [...cidrs].sort(),
          region,
          tags,
        },
        child,
      ).arn;
    const v4 = allowed.filter((cidr) => !cidr.includes(":"));
    const v6 = allowed.filter((cidr) => cidr.includes(":"));
    const sets = {
      allowed: [
        ...(v4.length === 0 ? [] : [addresses("allowed-ipv4", "Admitted to a closed environment", v4, "IPV4")]),
        ...(v6.length === 0 ? [] : [addresses("allowed-ipv6", "Admitted to a closed environment", v6, "IPV6")]),
      ],
      tests: Object.fromEntries(
        testing(args).map(({ ticket, cidrs, until }) => [
          ticket,
          addresses(`test-${ticket}`, `Penetration test ${ticket} until ${until}`, cidrs, "IPV4"),
        ]),
      ),
    };

    const acl = new aws.wafv2.WebAcl(
      `${name}-acl`,
      {
        name: chosen,
        description: `Before the distribution of ${scope.product}, ${scope.environment}`,
        scope: "CLOUDFRONT",
        defaultAction: isProduction(scope) ? { allow: {} } : forbid,
        rules: wafRules(chosen, args, sets),
        customResponseBodies: [{ key: FORBIDDEN, contentType: "TEXT_PLAIN", content: "Forbidden" }],
        // Beside the log also the samples that the console shows.
        dataProtectionConfig: {
          dataProtections: SECRET_HEADERS.map((header) => ({
            action: "SUBSTITUTION",
            field: { fieldType: "SINGLE_HEADER", fieldKeys: [header] },
          })),
        },
        visibilityConfig: visibility(chosen),
        region,
        // The day until which a group only counts, for whoever looks at the web ACL without its definition.
        tags: {
          ...tags,
          ...Object.fromEntries(counting(args).map(([group, until]) => [`count-until-${group}`, until])),
        },
      },
      child,
    );

    // WAF accepts no other beginning.
    const logName = `aws-waf-logs-${chosen}`;
    const logGroup = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      {
        name: logName,
        kmsKeyId: args.logsKeyArn,
        retentionInDays: 365,
        region,
        tags: { ...tags, "data-class": "audit" },
      },
      child,
    );
    const logPolicy = new aws.cloudwatch.LogResourcePolicy(
      `${name}-log-policy`,
      {
        policyName: logName,
        policyDocument: policyDocument([
          {
            sid: "WebAclLog",
            principals: { Service: "delivery.logs.amazonaws.com" },
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [arn.logStreams(scope, logName)],
            conditions: {
              StringEquals: { "aws:SourceAccount": scope.account },
              ArnLike: { "aws:SourceArn": arn.of(scope, "logs", "*") },
            },
          },
        ]),
        region,
      },
      child,
    );
    new aws.wafv2.WebAclLoggingConfiguration(
      `${name}-logging`,
      {
        resourceArn: acl.arn,
        // From the chosen name: known before the group exists, and yet after it.
        logDestinationConfigs: [logGroup.name.apply((group) => arn.logGroup(scope, group))],
        redactedFields: SECRET_HEADERS.map((header) => ({ singleHeader: { name: header } })),
        region,
      },
      { ...child, dependsOn: logPolicy },
    );

    this.webAclArn = acl.arn;
    this.webAclName = chosen;
    this.logGroupName = logName;
    this.registerOutputs({ webAclName: chosen, logGroupName: logName });
  }
}

/** What a request proves itself with. */
const SECRET_HEADERS = ["authorization", "cookie"] as const;

function tooMuch(capacity: number): Problem {
  const allowed = `rules of ${WAF_CAPACITY.most} capacity units together`;
  return { path: "exclusions", value: capacity, allowed, fix: "join paths under one beginning: each takes 22 units" };
}

function addressProblems(scope: Scope, cidrs: readonly string[]): Problem[] {
  if (isProduction(scope) && cidrs.length > 0) {
    const allowed = "left out in production, which admits everyone";
    return [{ path: "allowedCidrs", value: cidrs, allowed, fix: "leave it out" }];
  }
  if (!isProduction(scope) && cidrs.length === 0) {
    const allowed = "one address range or more, or nobody could use the environment";
    return [{ path: "allowedCidrs", value: cidrs, allowed, fix: "give the offices' addresses" }];
  }
  return cidrs
    .filter((cidr) => !isNarrow(cidr))
    .map((cidr) => ({
      path: "allowedCidrs",
      value: cidr,
      allowed: "CIDR with a prefix longer than /8, of IPv6 than /32",
      fix: "name the addresses that are yours",
    }));
}
