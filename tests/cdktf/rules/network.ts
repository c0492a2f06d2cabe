import { at, type Built, ofType, said, type Resource } from '../stacks.ts';

/** First and last address of a range as numbers. */
export function spanOf(range: string): [number, number] {
  const [address = '', length = ''] = range.split('/');
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(length)) - 1];
}

const rangeOf = (resource: Resource): string => said(at(resource, 'address_prefixes.0'));

/** Subnets that lie outside the network, share addresses, or are smaller than what they hold needs. */
export function subnetsFit(it: Built): string[] {
  const spans = ofType(it, 'azurerm_subnet').map(([id, resource]) => ({ id, span: spanOf(rangeOf(resource)) }));
  return ofType(it, 'azurerm_virtual_network').flatMap(([, network]) => {
    const [first, last] = spanOf(said(at(network, 'address_space.0')));
    return spans.flatMap(({ id, span: [from, to] }, index) => [
      ...(from < first || to > last ? [`${id} lies outside the network`] : []),
      ...spans
        .slice(index + 1)
        .filter(({ span }) => span[0] <= to && span[1] >= from)
        .map((other) => `${id} and ${other.id} share addresses`),
    ]);
  });
}

/** Subnets with their delegations and rules, one line each, as they are reviewed; addresses replaced by the words for them. */
export function renderNetwork(it: Built): string {
  const words = new Map(ofType(it, 'azurerm_subnet').map(([id, resource]) => [rangeOf(resource), id.replace('-subnet', '')]));
  const word = (address: unknown): string => words.get(said(address)) ?? said(address);
  const space = said(ofType(it, 'azurerm_virtual_network')[0]?.[1]['address_space']);
  const inSpace = (range: string): string => `${spanOf(range)[0] - spanOf(space)[0]}/${range.split('/')[1] ?? ''}`;
  const subnets = ofType(it, 'azurerm_subnet').map(([, resource]) => {
    const delegation = at(resource, 'delegation.0.service_delegation') as Resource | undefined;
    const many = (at(resource, 'delegation.1') ?? at(resource, 'address_prefixes.1') ?? at(resource, 'service_endpoints')) !== undefined;
    return [
      `subnet ${said(resource['name'])} at ${inSpace(rangeOf(resource))} of ${said(resource['virtual_network_name'])}`,
      `endpoints ${said(resource['private_endpoint_network_policies'])}`,
      delegation ? `for ${said(delegation['name'])} by ${said(delegation['actions'])}` : 'for anything',
      ...(many ? ['and more'] : []),
    ].join(', ');
  });
  const rules = ofType(it, 'azurerm_network_security_group').flatMap(([id, resource]) =>
    ((resource['security_rule'] as Resource[] | undefined) ?? [])
      .toSorted((a, b) => Number(a['priority']) - Number(b['priority']))
      .map((rule) => {
        const { name, direction, access, protocol, priority } = rule;
        const ports = said(rule['destination_port_ranges'] ?? rule['destination_port_range']);
        const from = `${word(rule['source_address_prefix'])}:${said(rule['source_port_range'])}`;
        const extra = ['source_address_prefixes', 'destination_address_prefixes', 'source_port_ranges'].filter((key) => rule[key] !== null);
        const more = extra.length > 0 ? ` and ${extra.join(', ')}` : '';
        return `${id} ${said(direction)} ${said(priority)} ${said(access)} ${said(protocol)} ${from} → ${word(rule['destination_address_prefix'])}:${ports} (${said(name)})${more}`;
      }),
  );
  const held = ofType(it, 'azurerm_subnet_network_security_group_association').map(
    ([, resource]) => `${said(resource['subnet_id'])} holds to ${said(resource['network_security_group_id'])}`,
  );
  return [...subnets, ...held, ...rules].join('\n');
}
