import { deviceData } from './deviceData.ts';
import { felixDefault } from './felix.ts';

/** The names of the devices that Calico makes. */

const listed: ReadonlyMap<string, string> = new Map(
  deviceData.split('\n').map((line) => {
    const [kind = '', family = '', device = ''] = line.split(' ');
    return [`${kind} ${family}`, device];
  }),
);

/** Those of tunnels, by what they wrap packets in and the family of these. IPIP is for IPv4 alone. */
export const tunnelDevices = {
  ipip: { 4: deviceOf('ipip 4'), 6: deviceOf('ipip 4') },
  vxlan: { 4: deviceOf('vxlan 4'), 6: deviceOf('vxlan 6') },
  wireguard: { 4: felixDefault('FELIX_WIREGUARDINTERFACENAME'), 6: felixDefault('FELIX_WIREGUARDINTERFACENAMEV6') },
} as const;

/** How the names of pods' interfaces on their node begin, where Felix is not told otherwise. */
export const workloadPrefix = felixDefault('FELIX_INTERFACEPREFIX');

function deviceOf(name: string): string {
  return listed.get(name) ?? '';
}
