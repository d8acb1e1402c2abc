/** The devices of Felix's tunnels. Made by `npm run facts` of facts/devices.txt: never edited by hand. */
export const deviceData = `ipip 4 tunl0
vxlan 4 vxlan.calico
vxlan 6 vxlan-v6.calico`;
