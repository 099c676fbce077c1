/** Where images of a repository are pushed and pulled, beforehand known: `100000000003.dkr.ecr.ap-northeast-1.amazonaws.com/platform/console`. */
export function repositoryUrl(
  place: { readonly account: string; readonly region: string },
  repository: string,
): string {
  return `${place.account}.dkr.ecr.${place.region}.amazonaws.com/${repository}`;
}

/** How the tags of images begin that are deployed to an environment: `production-`. An image may have one of each. */
export function imageTagPrefix(environment: string): string {
  return `${environment}-`;
}
