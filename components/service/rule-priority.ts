/** Numbers that rules of one kind share at a listener. */
export interface Band {
  readonly first: number;
  readonly size: number;
}

/** Half of the 50,000 priorities for rules that name a host, which come first, half for those that take any host. */
const HALF = 25_000;
const LONGEST = 128;

interface Shape {
  readonly questions: number;
  readonly stars: number;
}

/** Every mixture of up to three wildcards, the more specific first: more `?` ask for a longer path, fewer `*` admit less. */
const SHAPES: readonly Shape[] = [3, 2, 1, 0].flatMap((questions) =>
  [0, 1, 2, 3].filter((stars) => questions + stars <= 3).map((stars) => ({ questions, stars })),
);

/**
 * The numbers for rules as specific as this one. Whatever a pattern takes, a pattern that takes more of it has a later band: a pattern
 * that takes part of another's paths has at least as many letters; with as many letters at least as many `?`, and with as many of these
 * at most as many `*`. Short patterns, of which there are many, have wide bands, so that two seldom ask for one number.
 *
 * @param path as `normalPath` writes it, of at most 128 characters and three wildcards
 */
export function priorityBand(path: string, hosted: boolean): Band {
  const questions = path.split("?").length - 1;
  const stars = path.split("*").length - 1;
  const letters = path.length - questions - stars;
  let first = 1 + (hosted ? 0 : HALF);
  for (let longer = LONGEST; longer > letters; longer -= 1) first += width(longer);
  for (const shape of SHAPES) {
    const size = share(shape, width(letters));
    if (shape.questions === questions && shape.stars === stars) return { first, size };
    first += size;
  }
  throw new RangeError(`${path} has more than three wildcards`);
}

/** Numbers for patterns of so many letters: 4,000 for `/*` alone, 800 up to 24 letters, 24 beyond, 24,896 together. */
function width(letters: number): number {
  if (letters === 1) return 4000;
  return letters <= 24 ? 800 : 24;
}

/** Nearly every path is exact or ends in one `*`; the other eight shapes have a fortieth each. */
function share(shape: Shape, whole: number): number {
  const rare = Math.max(1, Math.floor(whole / 40));
  const exact = Math.floor(whole * 0.3);
  if (shape.questions > 0 || shape.stars > 1) return rare;
  return shape.stars === 0 ? exact : whole - exact - rare * (SHAPES.length - 2);
}
