import assert from "node:assert/strict";
import { splitPhone } from "../../../components/oncall/phone";

describe("a telephone number", () => {
  const cases: [string, ReturnType<typeof splitPhone>][] = [
    ["+819055550101", { countryCode: 81, address: "9055550101" }],
    ["+12025550199", { countryCode: 1, address: "2025550199" }],
    ["+35312345678", { countryCode: 353, address: "12345678" }],
    ["09055550101", undefined],
    ["+81 90 5555 0101", undefined],
    ["+0123456789", undefined],
    ["+1234", undefined],
  ];
  for (const [phone, expected] of cases) it(phone, () => assert.deepEqual(splitPhone(phone), expected));
});
