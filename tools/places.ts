import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type * as typescript from "typescript";
import type { Problem } from "../components/refuse";

const ROOT = resolve(__dirname, "..");
/** How a problem of what stands in a file is told: `stacks/people.ts: layers[0].name`. */
const IN_FILE = /^([\w./-]+\.(?:ts|json)): (.*)$/s;
/** One step of a path, as `show` writes it, or the ledger's own: `.web`, `["evening-rise"]`, `[2]`. */
const STEP = /\["(.*?)"\](?=$|[.[])|\[(\d+)\]|\.?([^.[\]]+)/gy;

/** The problems, each with file, line and column of what it is about; a path that begins with a file of the project's is looked up there. */
export function placed(problems: readonly Problem[], file?: string): Problem[] {
  const places = new Map<string, Places>();
  return problems.map((problem) => {
    const [, own, inside] = IN_FILE.exec(problem.path) ?? [];
    const of = own === undefined ? file : resolve(ROOT, own);
    if (of === undefined || problem.at !== undefined) return problem;
    const known = places.get(of) ?? readPlaces(of);
    places.set(of, known);
    const at = known(inside ?? problem.path);
    return at === undefined ? problem : { ...problem, at };
  });
}

/** Tells where a path stands: the place of its last step, or of the nearest above it that is written in the file. */
type Places = (path: string) => string | undefined;

function readPlaces(file: string): Places {
  try {
    return placesIn(file, readFileSync(file, "utf8"));
  } catch {
    // It was read before; what cannot be found now takes nothing from what is told.
    return () => undefined;
  }
}

/** @public */
export function placesIn(file: string, text: string): Places {
  // Only whoever is refused waits for the compiler.
  const ts = require("typescript") as typeof typescript;
  const kind = file.endsWith(".json") ? ts.ScriptKind.JSON : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const reader = new Reader(ts, source);
  return (path) => {
    const steps = stepsOf(path);
    const found = reader.roots
      .map((root) => reader.walk(root, steps))
      // The first of those that lead farthest.
      .reduce<Found | undefined>((best, one) => (best === undefined || one.depth > best.depth ? one : best), undefined);
    if (found === undefined) return undefined;
    const { line, character } = source.getLineAndCharacterOfPosition(found.node.getStart(source));
    return `${shown(file)}:${line + 1}:${character + 1}`;
  };
}

function shown(file: string): string {
  const own = relative(process.cwd(), file);
  return own.startsWith("..") ? file : own;
}

function stepsOf(path: string): string[] {
  // Of the whole nothing is named: `the definition`.
  if (path.includes(" ") && !path.includes("[")) return [];
  return [...path.matchAll(STEP)].map(([, quoted, index, plain]) => quoted ?? index ?? plain ?? "");
}

interface Found {
  readonly node: typescript.Node;
  /** How many steps of the path are written there. */
  readonly depth: number;
}
type Member = { readonly name: typescript.Node; readonly value: typescript.Expression };

/** Follows what is written in one file: literals, constants, what is spread; nothing is evaluated. */
class Reader {
  private readonly constants = new Map<string, typescript.Expression>();
  /** What a definition may be, the default export first. */
  readonly roots: readonly typescript.Expression[];

  constructor(
    private readonly ts: typeof typescript,
    source: typescript.SourceFile,
  ) {
    const exported: typescript.Expression[] = [];
    for (const statement of source.statements) {
      if (ts.isExportAssignment(statement)) exported.push(statement.expression);
      if (ts.isExpressionStatement(statement)) {
        const { expression } = statement;
        exported.push(ts.isBinaryExpression(expression) ? expression.right : expression);
      }
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer !== undefined) this.constants.set(name.text, initializer);
    }
    this.roots = [...exported, ...this.constants.values()];
  }

  walk(root: typescript.Expression, steps: readonly string[]): Found {
    let found: Found = { node: root, depth: 0 };
    let node: typescript.Expression | undefined = root;
    for (const [index, step] of steps.entries()) {
      const member: Member | undefined = node === undefined ? undefined : this.inside(node, step);
      if (member === undefined) break;
      found = { node: member.name, depth: index + 1 };
      node = member.value;
    }
    return found;
  }

  private inside(given: typescript.Expression, key: string): Member | undefined {
    const { ts } = this;
    const node = this.bare(given);
    if (node === undefined) return undefined;
    if (ts.isArrayLiteralExpression(node)) {
      const before = node.elements.slice(0, Number(key) + 1);
      const item = node.elements[Number(key)];
      return item === undefined || before.some((one) => ts.isSpreadElement(one))
        ? undefined
        : { name: item, value: item };
    }
    if (!ts.isObjectLiteralExpression(node)) return undefined;
    // The last of two that say the same holds.
    for (const property of [...node.properties].reverse()) {
      if (ts.isSpreadAssignment(property)) {
        const inner = this.inside(property.expression, key);
        if (inner !== undefined) return inner;
      } else if (property.name !== undefined && this.nameOf(property.name) === key) {
        if (ts.isPropertyAssignment(property)) return { name: property.name, value: property.initializer };
        if (ts.isShorthandPropertyAssignment(property)) return { name: property.name, value: property.name };
      }
    }
    return undefined;
  }

  private nameOf(name: typescript.PropertyName): string | undefined {
    const { ts } = this;
    if (ts.isComputedPropertyName(name))
      return ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
    return name.text;
  }

  /** The literal that an expression stands for; undefined where none in this file does. */
  private bare(node: typescript.Expression, depth = 0): typescript.Expression | undefined {
    const { ts } = this;
    if (depth > 16) return undefined;
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
      return this.bare(node.expression, depth + 1);
    if (ts.isIdentifier(node)) {
      const constant = this.constants.get(node.text);
      return constant === undefined ? undefined : this.bare(constant, depth + 1);
    }
    if (ts.isPropertyAccessExpression(node)) {
      const member = this.inside(node.expression, node.name.text);
      return member === undefined ? undefined : this.bare(member.value, depth + 1);
    }
    return node;
  }
}
