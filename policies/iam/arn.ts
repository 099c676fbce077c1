/** `arn`, partition, service, region, account, and all the rest as one. A few texts are asked about again and again. */
export function partsOfArn(arn: string): readonly string[] {
  let parts = known.get(arn);
  if (parts === undefined) {
    parts = arn.includes("{") ? partsAround(arn) : partsIn(arn);
    if (known.size > 5000) known.clear();
    known.set(arn, parts);
  }
  return parts;
}
const known = new Map<string, readonly string[]>();

function partsIn(arn: string): readonly string[] {
  const all = arn.split(":");
  return all.length <= 6 ? all : [...all.slice(0, 5), all.slice(5).join(":")];
}

/** A colon inside a variable (`${aws:PrincipalAccount}`) parts nothing. */
function partsAround(arn: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const sign of arn) {
    if (sign === "{") depth++;
    if (sign === "}") depth--;
    if (sign === ":" && depth === 0 && parts.length < 5) {
      parts.push(part);
      part = "";
    } else part += sign;
  }
  return [...parts, part];
}
