import { fileURLToPath } from 'node:url';
import { API, type Checker, type Symbol as Named, SymbolFlags, type Type, TypeFlags } from 'typescript/unstable/sync';
import { root } from '../architecture/sources.ts';
import { type Output, outputs } from './outputs.ts';

/** JSON Schemas (draft 2020-12) of what the terminal program writes, made of the types that its code is compiled with. */

type Schema = { [key: string]: unknown };

/** The files in `schemas/`, each with its whole text. */
export function generatedSchemas(): ReadonlyMap<string, string> {
  const api = new API({ cwd: fileURLToPath(root) });
  try {
    const config = fileURLToPath(new URL('src/cli/tsconfig.json', root));
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error(`${config} has no project`);
    const { program, checker } = project;
    return new Map(
      Object.entries(outputs).map(([name, output]) => {
        const file = program.getSourceFile(fileURLToPath(new URL(output.file, root)));
        const type = file && checker.getSymbolAtLocation(file)?.getExports();
        const found = [...(type?.values() ?? [])].find((each) => each.name === output.type);
        if (found === undefined) throw new Error(`${output.file} exports no ${output.type}`);
        return [`schemas/${name}.schema.json`, text(schemaOf(name, output, found, checker))] as const;
      }),
    );
  } finally {
    api.close();
  }
}

function text(schema: Schema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function schemaOf(name: string, { title }: Output, symbol: Named, checker: Checker): Schema {
  const writer = createWriter(checker);
  const whole = writer.whole(checker.getDeclaredTypeOfSymbol(symbol));
  const description = symbol.getDocumentationComment(checker);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:vscode-calico:schema:${name}`,
    title,
    ...(description !== '' && { description }),
    ...whole,
    ...(writer.definitions.size > 0 && { $defs: Object.fromEntries([...writer.definitions].sort(byName)) }),
  };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

interface Writer {
  readonly definitions: ReadonlyMap<string, Schema>;
  whole(type: Type): Schema;
}

/** Types with a name stand in `$defs`, once; the others where they are used. */
function createWriter(checker: Checker): Writer {
  const definitions = new Map<string, Schema>();
  const names = new Map<number, string>();

  function schema(type: Type): Schema {
    const name = nameOf(type);
    if (name === undefined) return whole(type);
    const known = names.get(type.id) ?? free(name);
    if (!names.has(type.id)) {
      names.set(type.id, known);
      definitions.set(known, {});
      const description = described(type.getAliasSymbol() ?? type.getSymbol());
      definitions.set(known, { ...(name === known && description), ...whole(type) });
    }
    return { $ref: `#/$defs/${known}` };
  }

  function free(name: string): string {
    if (!definitions.has(name)) return name;
    let count = 2;
    while (definitions.has(`${name}${count}`)) count += 1;
    return `${name}${count}`;
  }

  function described(symbol: Named | undefined): Schema {
    const description = symbol?.getDocumentationComment(checker) ?? '';
    return description === '' ? {} : { description };
  }

  function whole(type: Type): Schema {
    if (type.isUnionType()) return union(type.getTypes());
    if (type.isLiteralType()) return { const: type.value };
    if (type.flags & TypeFlags.Unknown) return {};
    if (type.flags & TypeFlags.Null) return { type: 'null' };
    if (type.flags & TypeFlags.String) return { type: 'string' };
    if (type.flags & TypeFlags.Number) return { type: 'number' };
    if (type.flags & TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & (TypeFlags.Object | TypeFlags.Intersection)) return objectLike(type);
    throw new Error(`${checker.typeToString(type)} can't be written as JSON`);
  }

  function union(all: readonly Type[]): Schema {
    const types = all.filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const literals = types.flatMap((each) => (each.isLiteralType() ? [each.value] : []));
    const isBoolean = literals.includes(true) && literals.includes(false);
    const rest = types.filter((each) => !each.isLiteralType()).map(schema);
    const others = isBoolean ? literals.filter((each) => typeof each !== 'boolean') : literals;
    const choices = [
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...(others.length === 0 ? [] : [{ enum: others.sort() }]),
      ...rest,
    ];
    const [only] = choices;
    return choices.length === 1 && only !== undefined ? only : { anyOf: choices };
  }

  function objectLike(type: Type): Schema {
    if (checker.isTupleType(type)) {
      const items = argumentsOf(type).map(schema);
      return { type: 'array', prefixItems: items, items: false, minItems: items.length };
    }
    if (checker.isArrayType(type)) {
      const [item] = argumentsOf(type);
      return { type: 'array', items: item === undefined ? {} : schema(item) };
    }
    if (checker.getSignaturesOfType(type, 0).length > 0) {
      throw new Error(`${checker.typeToString(type)} is a function`);
    }
    const properties = checker.getPropertiesOfType(type).map((each) => [each.name, property(each)] as const);
    const [index] = checker.getIndexInfosOfType(type);
    const required = properties.filter(([, { isRequired }]) => isRequired).map(([name]) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(properties.map(([name, each]) => [name, each.schema])),
      ...(required.length > 0 && { required }),
      additionalProperties: index === undefined ? false : schema(index.valueType),
    };
  }

  function property(symbol: Named): { readonly schema: Schema; readonly isRequired: boolean } {
    const type = checker.getTypeOfSymbol(symbol);
    if (type === undefined) throw new Error(`${symbol.name} has no type`);
    const canBeMissing = type.isUnionType() && type.getTypes().some(({ flags }) => flags & TypeFlags.Undefined);
    const isRequired = !(symbol.flags & SymbolFlags.Optional) && !canBeMissing && !(type.flags & TypeFlags.Unknown);
    return { schema: { ...described(symbol), ...schema(type) }, isRequired };
  }

  /** An array's type is one with arguments. */
  function argumentsOf(type: Type): readonly Type[] {
    return type.isTypeReference() ? checker.getTypeArguments(type) : [];
  }

  /** The name of a type of ours; `Rendered` names what it renders. */
  function nameOf(type: Type): string | undefined {
    const alias = type.getAliasSymbol();
    if (alias?.name === 'Rendered') return nameOf(type.getAliasTypeArguments()[0] ?? type);
    if (alias !== undefined) return type.getAliasTypeArguments().length === 0 ? alias.name : undefined;
    if (!(type.flags & TypeFlags.Object) || checker.isArrayType(type) || checker.isTupleType(type)) return undefined;
    const symbol = type.getSymbol();
    return symbol === undefined || symbol.name.startsWith('__') ? undefined : symbol.name;
  }

  return { definitions, whole };
}
