import { isHidden } from "../kernel/resource";
import { formsOfContainers } from "./form-of-containers";
import { formsOfDocument } from "./form-of-document";
import { valuesAt } from "./places";
import type { Said } from "./said";

/**
 * Texts that a component writes by a template, by type and path, and what stays of each when all that a definition chooses is taken out: of a
 * query of Datadog the words, of a message its conditions and whom it tells, of a file of code owners what has owners, of containers what the platform
 * tells them, of a policy on a resource who may do what. A monitor whose filter has one tag more watches nothing, one whose page stands in a condition
 * of its own wakes nobody, and a folder without a line of its own is approved by whoever owns the rest, while each of the values is as good as any.
 */
const formsByType: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  "datadog:index/monitor:Monitor": { query: line(formOfQuery), message: line(formOfMessage) },
  "datadog:index/syntheticsTest:SyntheticsTest": { message: line(formOfMessage) },
  "github:index/repositoryFile:RepositoryFile": { content: line(formOfFile) },
  "aws:ecs/taskDefinition:TaskDefinition": { containerDefinitions: { formsIn: formsOfContainers } },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { policyDocument: { formsIn: formsOfDocument } },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: { formsIn: formsOfDocument } },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { policy: { formsIn: formsOfDocument } },
  "aws:kms/key:Key": { policy: { formsIn: formsOfDocument } },
  "aws:organizations/policy:Policy": { content: { formsIn: formsOfDocument } },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: { formsIn: formsOfDocument } },
};

interface Form {
  readonly formsIn: (text: string, said: Said) => readonly string[];
  /** Whether it has numbers that may differ from one to the other. */
  readonly isNumbered?: true;
}

/** Of a text that has one form as a whole. */
function line(formOf: (text: string) => string): Form {
  return { formsIn: (text) => [formOf(text)], isNumbered: true };
}

/** Forms that were reviewed of one part, by path. */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** What a resource sets, and what the definition says of it. */
export interface Told {
  readonly inputs: unknown;
  readonly said: Said;
}

/** The forms that the texts of like resources have: with their numbers where these are always the same, and else with `#` for each. */
export function formsOf(type: string, all: readonly Told[]): Forms {
  return Object.fromEntries(
    Object.entries(formsByType[type] ?? {}).flatMap(
      ([path, { formsIn, isNumbered }]): [string, readonly string[]][] => {
        const texts = all.flatMap(({ inputs, said }) => textsAt(inputs, path).map((text) => formsIn(text, said)));
        if (texts.length === 0) return [];
        const seen = distinct(texts.flat());
        return [[path, seen.length > 1 && isNumbered === true ? distinct(seen.map(withoutNumbers)) : seen]];
      },
    ),
  );
}

/** The forms of a resource's texts that nobody has reviewed, with their paths. */
export function unreviewedForms(type: string, { inputs, said }: Told, reviewed: Forms): string[] {
  return Object.entries(reviewed).flatMap(([path, forms]) => {
    const form = formsByType[type]?.[path];
    if (form === undefined) return [];
    const others = textsAt(inputs, path)
      .flatMap((text) => form.formsIn(text, said))
      .filter((one) => !forms.includes(one) && !(form.isNumbered === true && forms.includes(withoutNumbers(one))));
    return others.map((one) => `${path} has a form that nobody has reviewed: ${one}`);
  });
}

/** Whether a text that has a form is not known yet, or a secret. */
export function isFormHidden(inputs: unknown, reviewed: Forms = {}): boolean {
  return Object.keys(reviewed).some((path) => valuesAt(inputs, path).some(isHidden));
}

function textsAt(inputs: unknown, path: string): string[] {
  return valuesAt(inputs, path).filter((one): one is string => typeof one === "string");
}

/** `avg(last_15m):avg:aws.rds.cpuutilization{env,dbclusteridentifier} > 90`: filters without the values of their tags. */
function formOfQuery(query: string): string {
  return query.replace(/(?<=[{,]\s*!?[\w.-]+):[^,{}]*/g, "");
}

/** `{{#is_alert}} @pagerduty {{/is_alert}}`: the template's own words and whom it tells, without what people read. */
function formOfMessage(message: string): string {
  const signs = message.match(/\{\{[^}]*\}\}|@[\w.+-]+@[\w-]+\.[\w.-]+|@[a-z]+(?=-|\b)/gi) ?? [];
  return signs.map((sign) => (/^@.+@/.test(sign) ? "@address" : sign)).join(" ");
}

/** `* @; /.github/ @`: of code owners the paths, in their order, with an `@` for each owner; nothing of another file. */
function formOfFile(content: string): string {
  const lines = content.split("\n").filter((line) => /^\S+(?:\s+@\S+)+\s*$/.test(line));
  return lines.map((line) => line.trim().replace(/\s+@\S+/g, " @")).join("; ");
}

/** Numbers by themselves: no version, no window (`last_15m`), no percentile. */
function withoutNumbers(form: string): string {
  return form.replace(/(?<![\w.#-])-?\d+(?:\.\d+)?(?![\w.])/g, "#");
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
