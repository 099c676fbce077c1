import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../components/refuse";
import { ledger } from "./ledger";
import { placeholderProblems } from "./placeholders";
import { programOf } from "./program";

/** A real run: of the engine, with what the ledger holds. It is refused as long as the stack would use a placeholder, with all of them. */
export = (): Record<string, pulumi.Input<unknown>> => {
  const stack = pulumi.getStack();
  refuse(`stack ${stack}`, placeholderProblems(stack, ledger));
  return programOf(stack, new Date().toISOString().slice(0, 10));
};
