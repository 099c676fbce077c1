/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  /** Empty where nothing is promised. */
  readonly target: string;
  /** Whether the target is met; left out where nothing is promised or nothing was measured. */
  readonly met?: boolean;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

export function ratio(times: number): string {
  return `${times.toFixed(2)}×`;
}

/** Exit codes of a preview that has reached a verdict, whichever it is. */
export const judged: readonly number[] = [0, 1];
