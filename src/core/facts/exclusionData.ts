/** The names of interfaces that are left out by default. Made by `npm run facts` of facts/exclusions.txt: never edited by hand. */
export const exclusionData = `v0.0.0 docker.* cbr.* dummy.* virbr.* lxcbr.* veth.* lo cali.* tunl.* flannel.* kube-ipvs.*
v3.15.0 docker.* cbr.* dummy.* virbr.* lxcbr.* veth.* lo cali.* tunl.* flannel.* kube-ipvs.* cni.*
v3.23.4 ^docker.* ^cbr.* ^dummy.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.*
v3.23.5 ^docker.* ^cbr.* ^dummy.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.* ^vxlan\\.calico.* ^vxlan-v6\\.calico.* ^wireguard\\.cali.* ^wg-v6\\.cali.*
v3.24.0 docker.* cbr.* dummy.* virbr.* lxcbr.* veth.* lo cali.* tunl.* flannel.* kube-ipvs.* cni.*
v3.24.3 ^docker.* ^cbr.* ^dummy.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.*
v3.24.4 ^docker.* ^cbr.* ^dummy.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.* ^vxlan\\.calico.* ^vxlan-v6\\.calico.* ^wireguard\\.cali.* ^wg-v6\\.cali.*
v3.24.6 ^docker.* ^cbr.* ^dummy.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.* ^vxlan\\.calico.* ^vxlan-v6\\.calico.* ^wireguard\\.cali.* ^wg-v6\\.cali.* ^nodelocaldns.*
v3.25.0 ^docker.* ^cbr.* ^dummy.* ^podman.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^br-.* ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.* ^vxlan\\.calico.* ^vxlan-v6\\.calico.* ^wireguard\\.cali.* ^wg-v6\\.cali.* ^nodelocaldns.*`;
