import type { Givens } from "./defaults";
import type { ProductDefinition } from "./definition";

/** What a definition is judged against, beside itself: what the company gives, and what else there is. */
export interface Facts extends Givens {
  /** The domain that every product's domain is below. */
  readonly parentDomain: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The other products, whose names, addresses and domains are taken. */
  readonly others: readonly ProductDefinition[];
}
