/** The release lines that the operator installs. Made by `npm run facts` of facts/operators.txt: never edited by hand. */
export const operatorData = `v1.20 v3.20
v1.25 v3.22
v1.27 v3.23
v1.28 v3.24
v1.29 v3.25
v1.30 v3.26
v1.32 v3.27
v1.34 v3.28
v1.36 v3.29
v1.38 v3.30
v1.40 v3.31
v1.42 v3.32
v1.43 v3.32`;
