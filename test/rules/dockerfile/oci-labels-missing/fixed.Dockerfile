from alpine:3.22
label org.opencontainers.image.source="VALUE" \
      org.opencontainers.image.revision="VALUE"
#    ^^^^^^^^^^^ oci-labels-missing
label org.opencontainers.image.licenses=MIT
cmd ["a"]
