import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group/index.js';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link/index.js';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone/index.js';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint/index.js';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';
import type { Place } from './place.ts';
import { rangeOf, type Rule, type SubnetName, subnetNames, subnets } from './subnets.ts';

/** The private network: four subnets with their rules, and the names that are looked up inside it. */
export class Network {
  readonly #place: Place;
  readonly #network: VirtualNetwork;
  readonly #subnets: Record<SubnetName, Subnet>;

  constructor(place: Place) {
    const { stack, here, names, environment } = place;
    this.#place = place;
    this.#network = new VirtualNetwork(stack, 'network', { ...here, name: names.of('network'), addressSpace: [environment.space] });
    this.#subnets = Object.fromEntries(subnetNames.map((name) => [name, this.#subnet(name)])) as Record<SubnetName, Subnet>;
  }

  /** The subnet to put something into; it exists with its rules. */
  subnet(name: SubnetName): Subnet {
    return this.#subnets[name];
  }

  /** A zone of names that only this network resolves, and the link that must exist before anything relies on it. */
  zone(id: string, name: string): { zone: PrivateDnsZone; link: PrivateDnsZoneVirtualNetworkLink } {
    const { stack, inGroup, here } = this.#place;
    const zone = new PrivateDnsZone(stack, `${id}-zone`, { ...inGroup, name, tags: here.tags });
    const link = new PrivateDnsZoneVirtualNetworkLink(stack, `${id}-zone-link`, {
      ...inGroup,
      name: this.#place.names.of(`${id}-zone`),
      privateDnsZoneName: zone.name,
      virtualNetworkId: this.#network.id,
      registrationEnabled: false,
      tags: here.tags,
    });
    return { zone, link };
  }

  /** A private address for one part of a resource, under the name by which everybody calls it. */
  endpoint(id: string, target: string, subresource: string, zoneName: string): void {
    const { stack, here, names } = this.#place;
    const { zone, link } = this.zone(id, zoneName);
    new PrivateEndpoint(stack, `${id}-endpoint`, {
      ...here,
      name: names.of(`${id}-endpoint`),
      subnetId: this.#subnets.pe.id,
      privateServiceConnection: {
        name: id,
        privateConnectionResourceId: target,
        isManualConnection: false,
        subresourceNames: [subresource],
      },
      privateDnsZoneGroup: { name: id, privateDnsZoneIds: [zone.id] },
      dependsOn: [link],
    });
  }

  #subnet(name: SubnetName): Subnet {
    const { stack, here, inGroup, names, environment } = this.#place;
    const { delegation, rules } = subnets[name];
    const subnet = new Subnet(stack, `${name}-subnet`, {
      ...inGroup,
      name,
      virtualNetworkName: this.#network.name,
      addressPrefixes: [rangeOf(environment.space, name)],
      privateEndpointNetworkPolicies: 'Enabled',
      ...(delegation && { delegation: [{ name: 'only', serviceDelegation: { name: delegation.to, actions: [delegation.action] } }] }),
    });
    const group = new NetworkSecurityGroup(stack, `${name}-rules`, {
      ...here,
      name: names.of(`${name}-rules`),
      securityRule: [...rules, ...denied].map((rule, index) => written(environment.space, rule, index)),
    });
    new SubnetNetworkSecurityGroupAssociation(stack, `${name}-rules-hold`, { subnetId: subnet.id, networkSecurityGroupId: group.id });
    return subnet;
  }
}

const deny = (way: 'in' | 'out'): Rule => ({ name: 'deny-all', way, from: '*', to: '*', ports: '*' });
const denied = [deny('in'), deny('out')];

/** A rule as Azure takes it. */
function written(space: string, rule: Rule, index: number) {
  const { name, way, from, to, ports } = rule;
  const address = (word: string): string => (word in subnets ? rangeOf(space, word as SubnetName) : word);
  const last = denied.includes(rule);
  return {
    name: `${name}-${way}`,
    direction: way === 'in' ? 'Inbound' : 'Outbound',
    access: last ? 'Deny' : 'Allow',
    priority: last ? 4096 : 100 + index * 10,
    protocol: last || ports === '*' ? '*' : 'Tcp',
    sourceAddressPrefix: address(from),
    sourcePortRange: '*',
    destinationAddressPrefix: address(to),
    ...(ports === '*' ? { destinationPortRange: '*' } : { destinationPortRanges: ports.map(String) }),
  };
}
