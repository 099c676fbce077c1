import type { View } from "../kernel/graph";
import type { Registry } from "../registry";
import { accountOf } from "../views/held-accounts";

/** Where a document stands, and so who is a stranger to it. */
export interface Place {
  readonly registry: Registry;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The product, or the stack of all products. */
  readonly stack: string;
  readonly type: string;
  /** The service of AWS that the document is about, as actions begin: `s3`; undefined where it cannot be told. */
  readonly service: string | undefined;
  /** Of the resource, 12 digits. */
  readonly account: string;
  /** The environment that the resource belongs to; undefined for what an account has once. */
  readonly environment: string | undefined;
}

export function placeOf(view: View): Place {
  const { registry, today } = view.graph.world;
  const { stack } = view.graph;
  return {
    registry,
    today,
    stack,
    type: view.type,
    service: serviceOf(view),
    account: accountOf(view) ?? registry.products[stack]?.account ?? registry.organization.accounts["management"] ?? "",
    environment: view.environment === "account" ? undefined : view.environment,
  };
}

function serviceOf(view: View): string | undefined {
  const module = /^aws:(\w+)\//.exec(view.type)?.[1];
  // `com.amazonaws.ap-northeast-1.ecr.dkr`
  if (module === "ec2") return view.text("serviceName")?.split(".")[3];
  if (module === "cloudwatch") return view.type.includes("/log") ? "logs" : "events";
  return module;
}
