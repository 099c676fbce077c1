import { instance } from "@viz-js/viz";
import { visible } from "../../../components/visible";
import type { Preview } from "../model";
import { type Kind, type Scene, scenesOf } from "./scene";

/** A picture as SVG, laid out by Graphviz (@viz-js/viz: its own program, in WebAssembly). */
export interface Diagram {
  readonly environment: string;
  readonly svg: string;
}

const shapes: Readonly<Record<Kind, string>> = {
  outside: "ellipse",
  edge: "box",
  balancer: "box",
  service: "box",
  data: "cylinder",
  network: "box",
};

/** Kinds that stand in the environment's network. */
const inside: readonly Kind[] = ["balancer", "service", "data", "network"];

export async function diagramsOf(preview: Preview): Promise<Diagram[]> {
  const scenes = scenesOf(preview);
  if (scenes.length === 0) return [];
  const viz = await instance();
  return scenes.map((scene) => {
    const svg = viz.renderString(graphOf(scene), { format: "svg" });
    // Without what only a file of its own needs, and without the comments, which hold names.
    return { environment: scene.environment, svg: svg.slice(svg.indexOf("<svg")).replace(/<!--.*?-->\n?/gs, "") };
  });
}

/** Graphviz draws what is called so as a box around what it holds. */
const NETWORK = "cluster_network";

function graphOf({ environment, network, nodes, edges }: Scene) {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const node = ({ id, kind, lines }: Scene["nodes"][number]) => ({
    name: ids.get(id) ?? "",
    attributes: { label: label(lines), shape: shapes[kind], class: kind },
  });
  const isInside = ({ kind, lines }: Scene["nodes"][number]): boolean =>
    inside.includes(kind) && !lines.includes("bucket");
  return {
    graphAttributes: {
      rankdir: "LR",
      compound: true,
      bgcolor: "transparent",
      fontname: "Helvetica",
      fontsize: 12,
      ranksep: 0.7,
      nodesep: 0.25,
    },
    nodeAttributes: { fontname: "Helvetica", fontsize: 12, margin: "0.3,0.1" },
    edgeAttributes: { fontname: "Helvetica", fontsize: 10, arrowsize: 0.7 },
    nodes: nodes.filter((one) => !isInside(one)).map(node),
    edges: edges.flatMap(({ from, to, label: words, toNetwork = false }) => {
      const [tail, head] = [ids.get(from), ids.get(to)];
      return tail === undefined || head === undefined
        ? []
        : [
            {
              tail,
              head,
              attributes: {
                // Its program fails over an edge whose label is empty.
                ...(words === "" ? {} : { label: label([words]) }),
                ...(toNetwork ? { lhead: NETWORK } : {}),
                ...(to === "internet" ? { constraint: false } : {}),
              },
            },
          ];
    }),
    subgraphs: [
      {
        name: NETWORK,
        graphAttributes: {
          label: label([`${environment}: ${network[0] ?? ""}`, ...network.slice(1)], "\\l"),
          labeljust: "l",
          class: "vpc",
        },
        nodes: nodes.filter(isInside).map(node),
      },
    ],
  };
}

/** Lines as Graphviz takes them, each with what ends it: a backslash of its own begins one of its escapes. */
function label(lines: readonly string[], end: "\\n" | "\\l" = "\\n"): string {
  return lines.map((line) => visible(line).replaceAll("\\", "\\\\").replaceAll("\n", " ") + end).join("");
}
