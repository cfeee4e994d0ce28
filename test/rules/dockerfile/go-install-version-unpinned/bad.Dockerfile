FROM golang:1.25
RUN go install golang.org/x/tools/cmd/goimports@latest
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-install-version-unpinned
RUN go install github.com/owner/tool/cmd/tool && CGO_ENABLED=0 go install -v "github.com/owner/other@master"
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-install-version-unpinned
#                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-install-version-unpinned
