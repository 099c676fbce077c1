import { rules } from "@secretlint/secretlint-rule-preset-recommend";

/** Where in a text a secret begins, and what kind of secret it is. */
export interface Hit {
  readonly kind: string;
  readonly index: number;
}

/** What this file uses of a rule of secretlint 11; the package has its types from another one, which nothing else needs. */
interface Creator {
  readonly meta: { readonly id: string; readonly type: string };
  create(
    context: {
      readonly sharedOptions: object;
      createTranslator(messages: object): () => object;
      report(found: { readonly range: readonly [number, number] }): void;
      ignore(): void;
    },
    options: object,
  ): { file?(source: object): unknown };
}

/** Obeys comments in the text that tell it to look away: nobody who writes a secret may say so himself. */
const FILTER = "@secretlint/secretlint-rule-filter-comments";

let hits: Hit[] = [];

/**
 * The rules that secretlint recommends, each made once. Its own core would call them one after the other as this file does, but for its
 * promises: a rule that reads a text answers at once. What a rule says of its finding holds the value, and so is not listened to.
 */
const scanners = (rules as readonly Creator[])
  .filter(({ meta }) => meta.id !== FILTER)
  .map(({ meta, create }) => {
    const kind = `what secretlint's rule ${meta.id.replace(/^.*secretlint-rule-/, "")} takes for a secret`;
    const context = {
      sharedOptions: {},
      createTranslator: () => () => ({}),
      report: ({ range }: { readonly range: readonly [number, number] }) => {
        hits.push({ kind, index: range[0] });
      },
      ignore: () => undefined,
    };
    return create(context, {});
  });

/** What the library finds in a text. */
export function libraryHits(text: string): Hit[] {
  hits = [];
  const source = { content: text, filePath: "", ext: "", contentType: "text" };
  for (const scanner of scanners) scanner.file?.(source);
  return hits;
}
