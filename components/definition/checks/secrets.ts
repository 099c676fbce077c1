import { type Leak, leaksIn } from "../../../policies/secrets/find";
import type { Problem } from "../../refuse";
import { show } from "./shape-problems";

/** The secrets that a definition holds, whatever its shape; the gate knows them by the same means. */
export function secretsOf(definition: object): readonly Leak[] {
  const [leaks = []] = leaksIn([{ value: definition as Readonly<Record<string, unknown>> }]);
  return leaks;
}

/** None may stand in a definition. The value itself is not repeated: a message travels further than a definition. */
export function secretProblems(leaks: readonly Leak[]): Problem[] {
  return leaks.map(({ path, kind }) => {
    const name = path.at(-2) === "environment" ? (path.at(-1) ?? "") : "";
    const parameter = name === "" ? "app/…" : `app/${name.toLowerCase().replaceAll("_", "-")}`;
    return {
      path: show(path.map((key) => (/^\d+$/.test(key) ? Number(key) : key))),
      allowed: `no secret in a definition; this is ${kind}`,
      fix: `revoke it if it is in use, put a new one in Parameter Store and name it in parameters: "${parameter}"`,
    };
  });
}

/** The problems, with no secret in their words. */
export function withoutSecrets(problems: readonly Problem[], leaks: readonly Leak[]): Problem[] {
  const texts = leaks.flatMap(({ texts }) => texts).filter((text) => text.length >= 4);
  if (texts.length === 0) return [...problems];
  const holds = (value: unknown): boolean => {
    const told = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
    return texts.some((text) => told.includes(text) || told.includes(JSON.stringify(text).slice(1, -1)));
  };
  const hide = (told: string): string => texts.reduce((hidden, text) => hidden.replaceAll(text, "[secret]"), told);
  return problems.map(({ path, value, allowed, fix }) => ({
    path: hide(path),
    ...(value === undefined || holds(value) ? {} : { value }),
    allowed: hide(allowed),
    fix: hide(fix),
  }));
}
