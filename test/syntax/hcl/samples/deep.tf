resource "x" "deep" {
  level0 {
    level1 {
      level2 {
        level3 {
          level4 {
            level5 {
              level6 {
                level7 {
                  level8 {
                    level9 {
                      level10 {
                        level11 {
                          value = "bottom"
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
