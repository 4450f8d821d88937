import * as v from 'valibot';

/*
 * Reads TensorFlow.js graph models: a GraphDef as JSON, with strings in base64 and 64-bit integers as text.
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

/** Parses the text of a model.json. @throws Error with the invalid field. */
export function readGraphModel(text: string): GraphModel {
  const parsed = v.safeParse(GraphModel, JSON.parse(text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(
    `not a tfjs graph model: ${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}`,
  );
}

/** A string attribute, such as `padding`. */
export function textAttribute(node: GraphNode, name: string): string | undefined {
  const value = node.attr[name]?.s;
  return value === undefined ? undefined : Buffer.from(value, 'base64').toString();
}

/** A list of strings, such as `fused_ops`. */
export function textsAttribute(node: GraphNode, name: string): string[] {
  return (node.attr[name]?.list?.s ?? []).map((text) => Buffer.from(text, 'base64').toString());
}

/** A list of integers, such as `strides`. */
export function integersAttribute(node: GraphNode, name: string): number[] {
  return (node.attr[name]?.list?.i ?? []).map(Number);
}

/** A boolean attribute, such as `transpose_b`; false if missing. */
export function flagAttribute(node: GraphNode, name: string): boolean {
  return node.attr[name]?.b ?? false;
}

/** The node that an input refers to, without output number or control mark (`x:0`, `^x`). */
export function nodeNameOf(input: string): string {
  return input.replace(/^\^/, '').replace(/:\d+$/, '');
}
