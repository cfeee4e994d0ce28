ARG RUNTIME=registry.example.com/runtime:1.4
ARG TARGETARCH
ARG FLAVOUR
FROM ${RUNTIME}-$TARGETARCH AS runtime
FROM registry.example.com/tools-${TARGETARCH} AS tools
FROM runtime${FLAVOUR}
