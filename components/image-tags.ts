/** How the tags of images begin that are deployed to an environment: `production-`. An image may have one of each. */
export function imageTagPrefix(environment: string): string {
  return `${environment}-`;
}
