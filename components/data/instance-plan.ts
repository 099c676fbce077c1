/** One instance of a cluster. */
export interface PlannedInstance {
  /** `1`, `2` …: never a role, since whichever instance writes today may read tomorrow. */
  readonly key: string;
  /** 0 is promoted first, 15 last. */
  readonly promotionTier: number;
  /** Its zone's letter; undefined leaves the choice to Aurora. */
  readonly zone?: string;
}

/**
 * The instances of a cluster with so many readers. The first two stand in the first two zones, so that a zone may fail; Aurora places the
 * rest. Adding a reader or a zone moves none that is there, since an instance that changes its zone is made anew.
 */
export function instancePlan(zones: readonly string[], readers: number): PlannedInstance[] {
  const letters = [...zones].sort();
  return Array.from({ length: readers + 1 }, (_, index) => {
    const zone = index < 2 ? letters[index] : undefined;
    return { key: `${index + 1}`, promotionTier: index, ...(zone === undefined ? {} : { zone }) };
  });
}
