import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../refuse";
import type { Scope } from "../scope";
import { tagsFor } from "../tags";

export interface CertificateArgs {
  readonly scope: Scope;
  /** The first is the certificate's name, the others stand beside it. All in the zone; no wildcard. 1 to 10. */
  readonly domains: readonly string[];
  /** The public zone that proves the domains. */
  readonly zoneId: pulumi.Input<string>;
  /** Each region gets a certificate: us-east-1 for CloudFront, the home region for the load balancer. */
  readonly regions: readonly string[];
  /** What delegates to the zone, since ACM looks the proof up from the internet. @default nothing to wait for */
  readonly delegation?: pulumi.Resource;
}

/**
 * A certificate in each region, proved by DNS. ACM asks for the same record of a domain in every region of an account, hence one set of
 * records for all of them.
 */
export class Certificate extends pulumi.ComponentResource {
  readonly domains: readonly string[];
  /** Region → ARN of the certificate, once it is issued. */
  readonly arns: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:edge:Certificate", name, {}, opts);
    const child = { parent: this };
    refuse(`certificate ${name}`, problemsOf(args));
    const [domainName, ...alternatives] = args.domains as [string, ...string[]];
    const regions = [...args.regions].sort() as [string, ...string[]];

    const requests = regions.map(
      (region) =>
        new aws.acm.Certificate(
          `${name}-${region}`,
          {
            domainName,
            ...(alternatives.length === 0 ? {} : { subjectAlternativeNames: alternatives }),
            validationMethod: "DNS",
            keyAlgorithm: "RSA_2048",
            region,
            tags: tagsFor(args.scope, "edge", { Name: domainName }),
          },
          child,
        ),
    ) as [aws.acm.Certificate, ...aws.acm.Certificate[]];
    const asked = requests[0].domainValidationOptions;
    const records = args.domains.map((domain) => {
      const option = asked.apply((options) => optionOf(domain, options));
      return new aws.route53.Record(
        `${name}-${domain}-validation`,
        {
          zoneId: args.zoneId,
          name: option.apply((each) => each.resourceRecordName),
          type: "CNAME",
          records: [option.apply((each) => each.resourceRecordValue)],
          ttl: 300,
        },
        child,
      );
    });
    const found = args.delegation === undefined ? [] : [args.delegation];
    const issued = requests.map((request, index): [string, pulumi.Output<string>] => {
      const region = regions[index] as string;
      const validation = new aws.acm.CertificateValidation(
        `${name}-${region}-validation`,
        { certificateArn: request.arn, validationRecordFqdns: records.map((record) => record.fqdn), region },
        { parent: this, dependsOn: found },
      );
      return [region, validation.certificateArn];
    });

    this.domains = args.domains;
    this.arns = Object.fromEntries(issued);
    this.registerOutputs({ domains: this.domains });
  }
}

type Option = aws.types.output.acm.CertificateDomainValidationOption;

function optionOf(domain: string, options: readonly Option[]): Option {
  const found = options.find((option) => option.domainName === domain);
  if (found === undefined) throw new Error(`ACM named no record that proves ${domain}`);
  return found;
}

function problemsOf({ domains, regions }: CertificateArgs): Problem[] {
  const problems: Problem[] = [];
  if (domains.length < 1 || domains.length > 10 || new Set(domains).size !== domains.length) {
    problems.push({ path: "domains", value: domains, allowed: "1 to 10 domains, each once", fix: "name them once" });
  }
  for (const domain of domains.filter((each) => !/^([a-z0-9]+(-+[a-z0-9]+)*\.)+[a-z]{2,}$/.test(each))) {
    const allowed = "a domain in lower case, without a wildcard, which would vouch for names that nobody thought of";
    problems.push({ path: "domains", value: domain, allowed, fix: "name each host" });
  }
  if (regions.length === 0 || new Set(regions).size !== regions.length) {
    problems.push({ path: "regions", value: regions, allowed: "1 or more regions, each once", fix: "name each once" });
  }
  return problems;
}
