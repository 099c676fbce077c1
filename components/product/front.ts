import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "../account/keys";
import { Bucket } from "../data/bucket";
import type { Certificate } from "../edge/certificate";
import { Distribution } from "../edge/distribution";
import { type ErrorFormat, MAINTENANCE_PURPOSE } from "../edge/maintenance-html";
import { MaintenancePage } from "../edge/maintenance-page";
import { originAccessStatement } from "../edge/origin-access";
import { WebAcl } from "../edge/web-acl";
import { bucketName } from "../naming";
import { at } from "../records";
import { isProduction, type Scope } from "../scope";
import type { LoadBalancer } from "../service/load-balancer";
import type { Account } from "./account";
import type { Environment, Product } from "../definition/completed";
import { LOG_PREFIXES, type LogBuckets } from "./log-buckets";
import type { Surroundings } from "./surroundings";

export interface FrontArgs {
  readonly scope: Scope;
  readonly product: Product;
  readonly environment: Environment;
  readonly surroundings: Surroundings;
  /** Every public name, the environment's own domain first, by the format in which it answers while the product does not. */
  readonly hosts: Readonly<Record<ErrorFormat, readonly string[]>>;
  readonly account: Account;
  readonly keys: Keys;
  readonly logs: LogBuckets;
  readonly certificate: Certificate;
  readonly loadBalancer: LoadBalancer;
  /** YYYY-MM-DD; ends dated exceptions of the web ACL. */
  readonly today: string;
}

/** What stands before the load balancer: the web ACL, the distribution, and the page for when nothing answers. */
export class Front extends pulumi.ComponentResource {
  constructor(name: string, args: FrontArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Front", name, {}, opts);
    const child = { parent: this };
    const { scope, product, environment, surroundings, account, keys, logs } = args;
    const { exclusions, overrides, countUntil, penetrationTests, requestsPer5Minutes, cachedPaths } = product.edge;

    const webAcl = new WebAcl(
      `${name}-web-acl`,
      {
        scope,
        today: args.today,
        requestsPer5Minutes,
        cachedPaths,
        overrides,
        exclusions,
        countUntil,
        penetrationTests,
        ...(isProduction(scope) ? {} : { allowedCidrs: [...surroundings.offices, ...environment.allowedCidrs] }),
        logsKeyArn: account.globalKeys.arns.logs,
      },
      child,
    );
    const bucket = new Bucket(
      `${name}-maintenance-bucket`,
      {
        scope,
        purpose: MAINTENANCE_PURPOSE,
        dataClass: "public",
        encryption: { keyArn: keys.arns.data },
        statements: [originAccessStatement(bucketName(scope, MAINTENANCE_PURPOSE), scope.account)],
        accessLogsBucket: logs.access.ready,
        service: "edge",
      },
      child,
    );
    new MaintenancePage(
      `${name}-maintenance`,
      { scope, title: product.title, bucketName: bucket.ready, keyArn: keys.arns.data },
      child,
    );
    new Distribution(
      `${name}-distribution`,
      {
        scope,
        domains: args.hosts,
        zoneId: account.zone.zoneId,
        certificateArn: at(args.certificate.arns, surroundings.regions.global),
        webAclArn: webAcl.webAclArn,
        loadBalancerArn: args.loadBalancer.loadBalancerArn,
        loadBalancerDnsName: args.loadBalancer.dnsName,
        cachedPaths,
        maintenanceDomainName: bucket.regionalDomainName,
        logsBucketArn: pulumi.interpolate`${logs.logs.readyArn}/${LOG_PREFIXES.cloudFront}`,
      },
      child,
    );
    this.registerOutputs();
  }
}
