import { soundsSecret as isSecretName } from "../../policies/secrets/names";
import { refuse } from "../refuse";

/** Who writes a parameter: the platform, or the development manager by CLI, whose values never enter the platform's state. */
export type Section = "infrastructures" | "applications";

/** The product and the environment that a path is made of; `account`, which no environment is, becomes `general`. */
export interface Place {
  readonly product: string;
  readonly environment: string;
}

/** One or more kebab-case segments: `database/primary/writer`. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Parameter Store takes 15 levels, of which the product, the environment and the section are three. */
const LEVELS = 12;
/** Parameter Store counts the ARN too; 900 leaves room for what stands before the name. */
const LENGTH = 900;

/** Why the relative name cannot be used, or undefined when it can. */
export function nameFault(name: string): string | undefined {
  if (name.startsWith("/")) return "a name below the section, without the path before it";
  if (!NAME.test(name)) return "kebab-case segments between slashes: database/primary/writer";
  if (name.split("/").length > LEVELS) return `at most ${LEVELS} segments`;
  if (name.length > LENGTH) return `at most ${LENGTH} characters`;
  return undefined;
}

/** `/{APP}/{general or ENV}/{section}/{name}`; refuses a name that is not kebab-case. */
export function parameterPath(at: Place, section: Section, name: string): string {
  const fault = nameFault(name);
  refuse(
    `parameter of ${at.product}`,
    fault === undefined ? [] : [{ path: "name", value: name, allowed: fault, fix: "rename the parameter" }],
  );
  return `/${at.product}/${level(at)}/${section}/${name}`;
}

/**
 * Where the name that a service reads stands: below `infrastructures` when the platform writes it, in the environment or for the product
 * as a whole, otherwise below `applications` of the environment.
 */
export function resolveParameter(
  at: Place,
  name: string,
  written: readonly string[],
  general: readonly string[] = [],
): string {
  if (written.includes(name)) return parameterPath(at, "infrastructures", name);
  if (general.includes(name)) return parameterPath({ ...at, environment: "general" }, "infrastructures", name);
  return parameterPath(at, "applications", name);
}

/** The environment variable that a container is given the parameter as: `database/primary/writer` → `DATABASE_PRIMARY_WRITER`. */
export function variableName(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}

/** Whether the last segment says that the value is secret, so that it must not be kept in clear. */
export function soundsSecret(name: string): boolean {
  return isSecretName(name.split("/").at(-1) ?? "");
}

function level(at: Place): string {
  return at.environment === "account" ? "general" : at.environment;
}
