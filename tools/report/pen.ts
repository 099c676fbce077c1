import { styleText } from "node:util";
import { wrapped } from "./wrap";

export interface TextStyle {
  /** Columns of a line; what is longer is wrapped. */
  readonly width: number;
  readonly colour: boolean;
  /** Everything, with the tree, instead of what a person must read. @default false */
  readonly full?: boolean | undefined;
}

type Colour = Parameters<typeof styleText>[0];

/** Writes lines for a terminal: wrapped first, then painted, since a colour has no width. */
export class Pen {
  readonly width: number;
  readonly full: boolean;

  constructor(private readonly style: TextStyle) {
    this.width = style.width;
    this.full = style.full ?? false;
  }

  paint(colour: Colour, text: string): string {
    // Asked for is asked for: from Node.js 22 on styleText else looks whether the standard output is a terminal.
    return this.style.colour && text !== "" ? styleText(colour, text, { validateStream: false }) : text;
  }

  /** A heading, with an empty line above. */
  heading(title: string, colour: Colour = "bold"): string[] {
    return ["", ...this.lines(title, "", "").map((line) => this.paint(colour, line))];
  }

  lines(text: string, indent = "", hanging = `${indent}  `): string[] {
    return wrapped(text, this.width, indent, hanging);
  }
}
