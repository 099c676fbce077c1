import facts from "../facts.json";

/** What the installed provider says of a type; generated from its declarations. */
export interface Facts {
  /** Whether it takes tags of AWS. */
  readonly tags?: boolean;
  /** Whether the type as a whole is deprecated. */
  readonly deprecatedType?: boolean;
  /** Its deprecated inputs. */
  readonly deprecated?: readonly string[];
}

/** Undefined for a type that has not been reviewed. */
export function factsOf(type: string): Facts | undefined {
  return (facts as Readonly<Record<string, Facts>>)[type];
}
