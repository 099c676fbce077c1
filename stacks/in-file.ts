import type { Problem } from "../components/refuse";

/** Problems of what stands in a file, told with it: `stacks/people.ts: people["kenji-ito"].phone`. */
export function inFile(file: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: `${file}: ${problem.path}` }));
}
