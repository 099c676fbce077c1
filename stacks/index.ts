import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../components/refuse";
import { ledger } from "./ledger";
import { liveProblemsOf } from "./live";
import { programOf } from "./program";
import { realRunProblems } from "./real-run";

/** A real run: of the engine, with the company's constants and its ledger. It is refused as long as the stack would use an example or a placeholder, or a final field is not what is live, with all of them. */
export = (): Record<string, pulumi.Input<unknown>> => {
  const stack = pulumi.getStack();
  refuse(`stack ${stack}`, [...realRunProblems(stack, ledger), ...liveProblemsOf(stack)]);
  return programOf(stack, new Date().toISOString().slice(0, 10));
};
