/** Texts that the tests in the editor write. */

const head = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: parcels
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: parcels
  template:
    metadata:
      labels:
        app.kubernetes.io/name: parcels
    spec:
      containers:
        - name: parcels
          image: registry.example.com/shop/parcels:1.4.0
          ports:
            - name: web
              containerPort: 9443
`;

/** A Deployment that listens, and has no probe and no limits. */
export const deployment = head;

/** The same with an empty line where the next field of its container would be typed. */
export const deploymentBeingTyped = `${head}          \n`;

/** A second container beside the first. */
export const twoContainers = `${head}        - name: labels
          image: registry.example.com/shop/labels:2.0.1
          ports:
            - name: api
              containerPort: 7070
`;
