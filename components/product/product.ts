import * as pulumi from "@pulumi/pulumi";
import { ClosedNetworks } from "../account/closed-networks";
import { scopedName } from "../naming";
import type { Scope } from "../scope";
import { Account } from "./account";
import type { Product as Definition } from "../definition/completed";
import { mapValues } from "../records";
import { Management } from "./management";
import { Repositories } from "./repositories";
import type { Surroundings } from "./surroundings";
import { Workload } from "./workload";

export interface ProductArgs {
  /** The complete definition. */
  readonly product: Definition;
  /** YYYY-MM-DD; ends dated exceptions. */
  readonly today: string;
  /** The 12 digits of the product's account, from the ledger. */
  readonly account: string;
  /** From the ledger. */
  readonly datadogExternalId: string;
  readonly surroundings: Surroundings;
  /** Signs in to the account of the parent zone, with rights over the records of this product's domain. */
  readonly parentZone: pulumi.ProviderResource;
}

/** All that one product is: what its account has, the management network, and an environment each with what runs in it. */
export class Product extends pulumi.ComponentResource {
  /** What people and the organization stack need to know; nothing secret. */
  readonly stackOutputs: Record<string, pulumi.Input<unknown>>;

  constructor(name: string, args: ProductArgs, opts?: pulumi.ComponentResourceOptions) {
    super("platform:product:Product", name, {}, opts);
    const child = { parent: this };
    const { product, surroundings } = args;
    const scopeOf = (environment: string): Scope => ({
      product: product.name,
      environment,
      account: args.account,
      region: surroundings.regions.home,
      owner: product.owner,
    });

    const account = new Account(
      scopedName(scopeOf("account")),
      {
        scope: scopeOf("account"),
        product,
        surroundings,
        datadogExternalId: args.datadogExternalId,
        parentZone: args.parentZone,
      },
      child,
    );
    const management = new Management(
      scopedName(scopeOf("management")),
      { scope: scopeOf("management"), network: product.management },
      child,
    );
    const workloads = mapValues(product.environments, (environment, key) => {
      const scope = scopeOf(key);
      return new Workload(
        scopedName(scope),
        { scope, product, environment, surroundings, account, management, today: args.today },
        child,
      );
    });

    new ClosedNetworks(
      `${scopedName(scopeOf("account"))}-networks`,
      {
        scope: scopeOf("account"),
        regions: Object.values(surroundings.regions),
        reached: product.routed ? mapValues(workloads, ({ network }) => network.vpcId) : {},
      },
      child,
    );
    const { ids: repositoryIds } = new Repositories(
      `${scopedName(scopeOf("account"))}-repositories`,
      {
        scope: scopeOf("account"),
        product,
        surroundings,
        deployments: mapValues(workloads, ({ deployments }) => deployments),
      },
      child,
    );

    this.stackOutputs = {
      // In the form of stacks/ledger.json: with it, roles trust the very repository, and not another that has its name one day.
      ledger: { github: { repositoryIds } },
      account: args.account,
      nameServers: account.zone.nameServers,
      environments: mapValues(workloads, ({ domain, network }) => ({ domain, natAddresses: network.natAddresses })),
    };
    this.registerOutputs(this.stackOutputs);
  }
}
