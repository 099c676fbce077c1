import type { ProductDefinition } from "../../components/definition/definition";
import { accounts, placeholder } from "../../stacks/accounts";
import { catalogueProblems } from "../../stacks/catalogue-check";
import { credentialsOf, everyCredential } from "../../stacks/credentials";
import { examplesFor } from "../../stacks/examples";
import { ledger, made } from "../../stacks/ledger";
import { company } from "../../stacks/company";
import { companyProblems } from "../../stacks/company-check";
import { foundation } from "../../stacks/foundation";
import { placeholdersFor } from "../../stacks/placeholders";
import { credentialsFor, productStack } from "../../stacks/product";
import { catalogue } from "../../stacks/products";
import { registryOf } from "../../stacks/registry";
import type { Registry } from "../../policies/registry";
import type { SharedStack, Subject } from "../subject";

/** A program that can be evaluated, with what a reader must know about it. */
export interface StackProgram {
  /** The stack's name, which is the product's. */
  readonly stack: string;
  readonly program: () => unknown;
  /** Configuration, all of it secret; an offline preview has none. */
  readonly config?: Readonly<Record<string, string>>;
  /** What the pack must know of a product that the registry may not have. */
  readonly products?: Registry["products"];
  /** The registry as it would be generated now, with the products that this speaks of; of a definition that is none of the catalogue's there is none. */
  readonly generated?: Registry;
  /** Why this is not yet what a real run would do; such a run is refused. */
  readonly placeholder?: string;
}

/** The stack program of a subject, whose definition has been checked. */
export function programFor(subject: Subject, today: string): StackProgram {
  if (subject.kind === "shared") {
    // Nothing can be generated of definitions that are wrong; the organization's program refuses them.
    const isSound = catalogueProblems(today).length === 0;
    const generated = isSound ? { generated: registryOf() } : {};
    return { ...sharedPrograms[subject.name](today), ...generated, ...noteOf(subject.name) };
  }
  const { name } = subject;
  const entry = Object.hasOwn(accounts, name) ? accounts[name] : undefined;
  const definition = subject.definition as ProductDefinition;
  const generated = registryOf({ [name]: definition });
  return {
    stack: name,
    program: () =>
      productStack({ definition, entry: entry ?? placeholder, today, credentials: credentialsFor(definition) }),
    config: noCredentials,
    products: generated.products,
    ...(catalogue[name] === definition ? { generated } : {}),
    ...(entry === undefined ? { placeholder: missing(name) } : noteOf(name)),
  };
}

/** What is not yet real, by the groups that it stands in. */
function noteOf(stack: string): { readonly placeholder?: string } {
  const notes = [examplesIn(stack), placeholdersIn(stack), differing()].filter((note) => note !== undefined);
  return notes.length === 0 ? {} : { placeholder: `${notes.join("; ")}; a real run is refused` };
}

function examplesIn(stack: string): string | undefined {
  const found = examplesFor(stack, ledger);
  const files = [...new Set(found.map(({ file }) => file))].map((name) => {
    const groups = new Set(found.filter(({ file }) => file === name).map(({ path }) => path.split(/[.[]/)[0]));
    return `${name} (${[...groups].join(", ")})`;
  });
  const constants = found.length === 1 ? "1 constant is an example" : `${found.length} constants are examples`;
  return found.length === 0 ? undefined : `${constants}: ${files.join(", ")}`;
}

/** Where the company stands in two ways: the pack judges by its own, and refuses what is made from the other. */
function differing(): string | undefined {
  const places = companyProblems(company, foundation).map(({ path }) => path);
  return places.length === 0 ? undefined : `policies/company.json has other values than ${places.join(", ")}`;
}

function placeholdersIn(stack: string): string | undefined {
  const found = placeholdersFor(stack, ledger);
  const groupOf = (path: string): string =>
    path
      .split(".")
      .slice(0, path.startsWith("products.") ? 2 : 1)
      .join(".");
  const groups = [...new Set(found.map(({ path }) => groupOf(path)))].join(", ");
  const values = found.length === 1 ? "1 value is a placeholder" : `${found.length} values are placeholders`;
  return found.length === 0 ? undefined : `${values}: stacks/ledger.json (${groups})`;
}

/** Each is loaded when it is asked for: products do without what the platform's own images are built with. */
const sharedPrograms: Readonly<Record<SharedStack, (today: string) => StackProgram>> = {
  organization: (today) => {
    const { organizationStack } = require("../../stacks/organization") as typeof import("../../stacks/organization");
    const program = (): unknown => organizationStack({ credentials: credentialsOf(everyCredential), today, made });
    return { stack: "organization", program, config: noCredentials };
  },
  foundation: () => {
    const { foundationStack } =
      require("../../stacks/foundation-stack") as typeof import("../../stacks/foundation-stack");
    return { stack: "foundation", program: foundationStack, config: {} };
  },
};

function missing(name: string): string {
  return `${name} has no line in stacks/ledger.json: it is previewed under the account ${placeholder.id}, and a real run is refused`;
}

/** The keys that a real run has, so that the program is the same; nothing is signed in to. */
export const noCredentials = Object.fromEntries(
  ["datadog:apiKey", "datadog:appKey", "pagerduty:token", "github:token"].map((key) => [
    key,
    "an-offline-preview-has-no-credentials",
  ]),
);
