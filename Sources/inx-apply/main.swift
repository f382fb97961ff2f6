print("inx-apply")
