from alpine:3.22
#    ^^^^^^^^^^^ oci-labels-missing
label org.opencontainers.image.licenses=MIT
cmd ["a"]
