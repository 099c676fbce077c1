import type { ProductDefinition } from "../../components/definition/definition";
import { minimal } from "./minimal";
import { shine } from "./shine";

/** The catalogue: every product that the platform runs, by name. */
export const catalogue: Readonly<Record<string, ProductDefinition>> = { minimal, shine };
