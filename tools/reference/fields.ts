import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

/** What the doc comment of a field says. */
export interface Doc {
  readonly text: string;
  readonly unit?: string;
  readonly default?: string;
  readonly example?: string;
  /** Tokens of provider types. */
  readonly creates?: string;
}

export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly doc: Doc;
  readonly type: Kind;
}

/** A type as a reader of the page meets it. */
export type Kind =
  | { readonly kind: "object"; readonly of: ObjectType }
  | { readonly kind: "map"; readonly key: string; readonly of: Kind }
  | { readonly kind: "list"; readonly of: Kind }
  | { readonly kind: "plain"; readonly text: string };

/** An interface, or an object that is written where it is used. */
export interface ObjectType {
  readonly name: string;
  readonly doc: Doc;
  readonly fields: readonly Field[];
}

const FILES = ["components/definition/definition.ts", "components/edge/managed-rules.ts"];
const TAGS = ["unit", "default", "example", "creates"] as const;

/** The fields of a definition with their doc comments, read from the types as they are written: nothing is compiled. */
export function definitionFields(): ObjectType {
  const declared = new Map<string, Declaration>();
  for (const file of FILES) {
    const path = join(__dirname, "../..", file);
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
    for (const node of source.statements)
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) declared.set(node.name.text, node);
  }
  return new Reader(declared).object("ProductDefinition");
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

class Reader {
  readonly #declared: ReadonlyMap<string, Declaration>;
  /** Each once, since some stand at several places. */
  readonly #read = new Map<string, ObjectType>();

  constructor(declared: ReadonlyMap<string, Declaration>) {
    this.#declared = declared;
  }

  object(name: string): ObjectType {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const node = this.#declared.get(name);
    if (node === undefined || !ts.isInterfaceDeclaration(node)) throw new Error(`${name} is no interface`);
    const read = { name, doc: docOf(node), fields: this.#fields(node.members) };
    this.#read.set(name, read);
    return read;
  }

  #fields(members: ts.NodeArray<ts.TypeElement>): Field[] {
    return members.filter(ts.isPropertySignature).map((member) => ({
      name: member.name.getText(),
      optional: member.questionToken !== undefined,
      doc: docOf(member),
      type: this.#kind(member.type as ts.TypeNode),
    }));
  }

  #kind(node: ts.TypeNode): Kind {
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) return this.#kind(node.type);
    if (ts.isArrayTypeNode(node)) return { kind: "list", of: this.#kind(node.elementType) };
    if (ts.isTypeLiteralNode(node))
      return { kind: "object", of: { name: "", doc: { text: "" }, fields: this.#fields(node.members) } };
    if (ts.isMappedTypeNode(node)) {
      const key = `<${node.typeParameter.name.text.toLowerCase()}>`;
      return { kind: "map", key, of: this.#kind(node.type as ts.TypeNode) };
    }
    if (!ts.isTypeReferenceNode(node)) return plain(node.getText());
    const name = node.typeName.getText();
    const [first, second] = node.typeArguments ?? [];
    if ((name === "Readonly" || name === "Partial") && first !== undefined) return this.#kind(first);
    if (name === "Record" && first !== undefined && second !== undefined)
      return { kind: "map", key: keyOf(first.getText()), of: this.#kind(second) };
    const declared = this.#declared.get(name);
    if (declared !== undefined && ts.isInterfaceDeclaration(declared)) return { kind: "object", of: this.object(name) };
    if (declared !== undefined && ts.isTypeAliasDeclaration(declared)) return this.#kind(declared.type);
    return plain(name);
  }
}

function plain(text: string): Kind {
  return { kind: "plain", text };
}

/** What stands for a key in a path. */
function keyOf(type: string): string {
  return type === "ManagedRuleGroup" ? "<group>" : "<name>";
}

/** The last doc comment before a node: its text, and its tags, which stand in the line of the text or in lines of their own. */
function docOf(node: ts.Node): Doc {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (comment === undefined) return { text: "" };
  const lines = comment
    .getText()
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n");
  const whole = lines
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
    .join("\n")
    .trim();
  const [text = "", ...tagged] = whole.split(new RegExp(`(?<=^|\\s)@(${TAGS.join("|")})\\s`));
  const tags = tagged.flatMap((tag, index) => (index % 2 === 0 ? [[tag, unfolded(tagged[index + 1] ?? "")]] : []));
  return { text: unfolded(text), ...(Object.fromEntries(tags) as Partial<Doc>) };
}

/** In one line a paragraph. */
function unfolded(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s*\n\s*/g, " "))
    .join("\n\n")
    .trim();
}
