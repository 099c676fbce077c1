import { valuesAt } from "./places";

/**
 * Texts that a component writes by a template, by type and path, and what stays of each when all that a definition chooses is taken out: of a
 * query of Datadog the words, of a message its conditions and whom it tells, of a file of code owners what has owners. A monitor whose filter has one
 * tag more watches nothing, one whose page stands in a condition of its own wakes nobody, and a folder without a line of its own is approved by
 * whoever owns the rest, while each of the values is as good as any.
 */
const formsByType: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> = {
  "datadog:index/monitor:Monitor": { query: formOfQuery, message: formOfMessage },
  "datadog:index/syntheticsTest:SyntheticsTest": { message: formOfMessage },
  "github:index/repositoryFile:RepositoryFile": { content: formOfFile },
};

/** Forms that were reviewed of one part, by path. */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** The forms that the texts of like resources have: with their numbers where these are always the same, and else with `#` for each. */
export function formsOf(type: string, all: readonly unknown[]): Forms {
  return Object.fromEntries(
    Object.entries(formsByType[type] ?? {}).flatMap(([path, formOf]): [string, readonly string[]][] => {
      const seen = distinct(textsAt(all, path).map(formOf));
      if (seen.length === 0) return [];
      return [[path, seen.length === 1 ? seen : distinct(seen.map(withoutNumbers))]];
    }),
  );
}

/** The forms of a resource's texts that nobody has reviewed, with their paths. */
export function unreviewedForms(type: string, inputs: unknown, reviewed: Forms): string[] {
  return Object.entries(reviewed).flatMap(([path, forms]) => {
    const formOf = formsByType[type]?.[path];
    if (formOf === undefined) return [];
    const others = textsAt([inputs], path)
      .map(formOf)
      .filter((form) => !forms.includes(form) && !forms.includes(withoutNumbers(form)));
    return others.map((form) => `${path} has a form that nobody has reviewed: ${form}`);
  });
}

function textsAt(all: readonly unknown[], path: string): string[] {
  return all.flatMap((inputs) => valuesAt(inputs, path)).filter((one): one is string => typeof one === "string");
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
