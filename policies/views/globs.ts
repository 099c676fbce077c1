/**
 * Patterns as load balancers and CloudFront read them: `*` stands for any text, `?` for one character. Each question is a walk through both
 * patterns, from what a step admits to the end of both.
 */
type Step = readonly [number, number];

/** Whether all that the narrow pattern stands for is what the wide one stands for too. */
export function covers(wide: string, narrow: string): boolean {
  return leads(wide, narrow, (one, other) => {
    if (one === "*") return [UP, DOWN];
    if (one === undefined || other === undefined || other === "*") return [];
    return one === "?" || one === other ? [BOTH] : [];
  });
}

/** Whether there is a text that both patterns stand for. */
export function meets(pattern: string, another: string): boolean {
  return leads(pattern, another, (one, other) => {
    if (one === "*" || other === "*") return [UP, DOWN];
    if (one === undefined || other === undefined) return [];
    return one === other || one === "?" || other === "?" ? [BOTH] : [];
  });
}

const UP: Step = [1, 0];
const DOWN: Step = [0, 1];
const BOTH: Step = [1, 1];

function leads(
  a: string,
  b: string,
  steps: (one: string | undefined, other: string | undefined) => readonly Step[],
): boolean {
  const seen = new Set<number>();
  const open: Step[] = [[0, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [i, j] = next;
    if (i === a.length && j === b.length) return true;
    const place = i * (b.length + 1) + j;
    if (i > a.length || j > b.length || seen.has(place)) continue;
    seen.add(place);
    for (const [di, dj] of steps(a[i], b[j])) open.push([i + di, j + dj]);
  }
  return false;
}
