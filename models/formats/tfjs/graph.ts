import * as v from 'valibot';

/*
 * tfjs graph models: a GraphDef written as JSON. Strings are base64, 64-bit integers are text.
 */

const Attr = v.object({
  s: v.optional(v.string()),
  i: v.optional(v.union([v.string(), v.number()])),
  b: v.optional(v.boolean()),
  f: v.optional(v.number()),
  list: v.optional(
    v.object({
      s: v.optional(v.array(v.string())),
      i: v.optional(v.array(v.union([v.string(), v.number()]))),
    }),
  ),
});

const Node = v.object({
  name: v.string(),
  op: v.string(),
  input: v.optional(v.array(v.string()), []),
  attr: v.optional(v.record(v.string(), Attr), {}),
});

const GraphModel = v.object({
  modelTopology: v.object({ node: v.array(Node) }),
  weightsManifest: v.array(
    v.object({
      paths: v.array(v.string()),
      weights: v.array(
        v.object({
          name: v.string(),
          shape: v.array(v.number()),
          dtype: v.string(),
          quantization: v.exactOptional(
            v.object({
              dtype: v.string(),
              scale: v.exactOptional(v.number()),
              min: v.exactOptional(v.number()),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type GraphNode = v.InferOutput<typeof Node>;
export type GraphModel = v.InferOutput<typeof GraphModel>;

/** Parses the text of a model.json. @throws Error naming the field that is wrong. */
export function readGraphModel(text: string): GraphModel {
  const parsed = v.safeParse(GraphModel, JSON.parse(text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`not a tfjs graph model: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}

/** An attribute that holds text, such as `padding`. */
export function textAttribute(node: GraphNode, name: string): string | undefined {
  const value = node.attr[name]?.s;
  return value === undefined ? undefined : Buffer.from(value, 'base64').toString();
}

/** An attribute that holds a list of texts, such as `fused_ops`. */
export function textsAttribute(node: GraphNode, name: string): string[] {
  return (node.attr[name]?.list?.s ?? []).map((text) => Buffer.from(text, 'base64').toString());
}

/** An attribute that holds a list of integers, such as `strides`. */
export function integersAttribute(node: GraphNode, name: string): number[] {
  return (node.attr[name]?.list?.i ?? []).map(Number);
}

/** An attribute that is true or false, such as `transpose_b`; false where it is not there. */
export function flagAttribute(node: GraphNode, name: string): boolean {
  return node.attr[name]?.b ?? false;
}

/** The node a graph input refers to, without the number of its output (`x:0`, `^x`). */
export function nodeNameOf(input: string): string {
  return input.replace(/^\^/, '').replace(/:\d+$/, '');
}
