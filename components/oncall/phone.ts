/** The two-digit country codes of the ITU; one-digit ones are 1 and 7, all others have three. */
const twoDigits =
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(
    " ",
  );

export interface Phone {
  readonly countryCode: number;
  readonly address: string;
}

/** A number in E.164 in the two parts that PagerDuty takes; undefined where it is none. */
export function splitPhone(phone: string): Phone | undefined {
  const digits = /^\+([1-9]\d{7,14})$/.exec(phone)?.[1];
  if (digits === undefined) return undefined;
  const length = /^[17]/.test(digits) ? 1 : twoDigits.includes(digits.slice(0, 2)) ? 2 : 3;
  return { countryCode: Number(digits.slice(0, length)), address: digits.slice(length) };
}
