FROM fedora:43
RUN dnf install -y nginx
#                  ^^^^^ dnf-version-unpinned
RUN microdnf install -y python3
#                       ^^^^^^^ dnf-version-unpinned
