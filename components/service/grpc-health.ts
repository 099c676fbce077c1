import type { Problem } from "../refuse";

/** What is wrong with the path by which a gRPC service tells its health. */
export function grpcHealthProblem(path: string, given: string | undefined): Problem[] {
  if (/^\/[^/]+\/[^/]+$/.test(given ?? "")) return [];
  const allowed = "/package.Service/Method for gRPC";
  return [{ path, ...(given === undefined ? {} : { value: given }), allowed, fix: "name the method that answers OK" }];
}
