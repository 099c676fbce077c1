import { covers, type Statement, statements } from "../kernel/documents";
import type { Graph } from "../kernel/graph";
import { type Admission, admissions as all } from "./admitted";

/** Who is admitted, call by call, though no policy of these stacks names him. */
export function staleAdmissions(graphs: readonly Graph[], admissions: readonly Admission[] = all): string[] {
  return admissions.flatMap(({ type, service, calls }) => {
    const own = graphs.flatMap((graph) => graph.ofType(type)).flatMap((view) => statements(view, "policy"));
    const admitting = own.filter((one) => one.effect === "Allow" && admits(one, service));
    return calls
      .filter((call) => !admitting.some((one) => covers(one, call)))
      .map((call) => `${call} by ${service ?? "accounts"} at ${type}`);
  });
}

function admits({ principals }: Statement, service: string | undefined): boolean {
  return principals.some(({ kind, value }) =>
    service === undefined ? value === "*" : kind === "Service" && value === service,
  );
}
