import { arn } from "../arn";
import { fitName, scopedName } from "../naming";
import { parameterPath } from "../parameters/path";
import type { Scope } from "../scope";

/** The console's container, and whom it signs in as beside the environment's name; no service may be called so. */
export const CONSOLE = "console";

/** Where the console's network settings are told, by name below `infrastructures/`. */
export const CONSOLE_NETWORK = "console/network";

/** How the console of an environment is called everywhere, so that what people may do names it before it exists. */
export interface ConsoleNames {
  readonly cluster: string;
  readonly family: string;
  readonly executionRole: string;
  readonly taskRole: string;
  /** Path of the parameter that says in which subnets, and with which group, the task runs. */
  readonly network: string;
}

export function consoleNames(scope: Scope): ConsoleNames {
  return {
    cluster: scopedName(scope, CONSOLE, "cluster"),
    family: scopedName(scope, CONSOLE),
    executionRole: fitName(scopedName(scope, CONSOLE, "execution"), 64),
    taskRole: fitName(scopedName(scope, CONSOLE, "task"), 64),
    network: parameterPath(scope, "infrastructures", CONSOLE_NETWORK),
  };
}

/** Every task of a cluster. */
export function tasksOf(scope: Scope, cluster: string): string {
  return arn.of(scope, "ecs", `task/${cluster}/*`);
}
