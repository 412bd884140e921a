# coding: utf-8  # noqa: UP009 (Python 2 must be able to read this file)
"""Bảng theo dõi học tập suốt đời trong thư viện, bảo tàng, trung tâm văn hóa (Quyết định 1520).

Cách dùng:  python3 manage.py LỆNH [TÙY CHỌN]        (trên Windows: py manage.py LỆNH)

  run      mở bảng theo dõi trong trình duyệt; lần đầu tự cài các gói và tạo cơ sở dữ liệu
             --port CỔNG (8501)   --address ĐỊA_CHỈ (127.0.0.1)   --no-browser
             --base-path /ĐƯỜNG_DẪN   phục vụ dưới một đường dẫn, sau máy chủ proxy
             --empty   không tạo số liệu minh họa
             --workers N   N tiến trình cùng phục vụ sau nginx, cho nhiều người xem cùng lúc
  setup    chuẩn bị như run nhưng không mở; chạy lại sau khi sửa seed_data/ thì nạp phần đã đổi
             --empty   --scale N   danh bạ gồm N thiết chế
  template tạo mẫu báo cáo năm (Excel):  template --unit 46 --year 2026 -o hue-2026.xlsx
  import   nạp tệp Excel hoặc CSV (mẫu báo cáo năm, số liệu, nhiệm vụ, danh bạ), đúng cả tệp mới ghi
             TỆP ...   --reason LÝ_DO   --dry-run   chỉ kiểm tra   --json
  task     ghi nhận một nhiệm vụ:  task I.1.2 --year 2025 --done 2025-11-30 --proof "..."
             --in-progress   --withdraw   --note GHI_CHÚ   --reason LÝ_DO   --dry-run
  facts    in các đánh giá mà trang web hiển thị, dạng JSON
             --year NĂM   --scope MÃ   --document MÃ   --milestone NĂM
  outlook  in triển vọng đạt các mốc sắp tới nếu giữ tốc độ (--json: dạng JSON)
             --year NĂM   --scope MÃ   --document MÃ
  people   người được đăng nhập:  people add ĐỊA_CHỈ --name HỌ_TÊN --role officer --units 46,48
             list   change   remove   (vai trò: viewer xem, officer nhập số liệu, lead phụ trách)
             sessions ĐỊA_CHỈ --end   chấm dứt mọi phiên đăng nhập của một người
  key      địa chỉ dùng một lần để nhập số liệu tại máy đang mở bảng theo dõi, không cần đăng nhập
  keys     khóa để hệ thống khác đọc /api/v1/ khi người xem phải đăng nhập:  keys add TÊN
             list   remove TÊN
  demo     tạo số liệu minh họa (--scale N), hoặc xóa hết số liệu minh họa (--remove)
  snapshot  chốt số liệu dưới một tên:  snapshot take so-ket-2027 --title "..." --as-of 2027-06-30
             list   show MÃ   verify [MÃ]   export MÃ TỆP   import TỆP   diff MÃ MÃ (hoặc hien-tai)
  check    kiểm tra trước khi trình bày:  check so-ket-2027  (hoặc hien-tai)
             check --server   kiểm tra thiết lập của máy chủ cho nhiều người dùng
  publish  công bố bảng theo dõi thành một thư mục tệp HTML, JSON, CSV:  publish THƯ_MỤC
             --snapshot MÃ   --year NĂM   --live ĐỊA_CHỈ   --address ĐỊA_CHỈ
  export   tạo mọi tệp báo cáo và số liệu:  export so-ket-2027 --to THƯ_MỤC  (hoặc hien-tai)
             --scope MÃ   --year NĂM   --occasion DỊP   --only TỆP   --force   ghi đè
  present  mở cả bảng theo dõi từ một tệp bản chốt, không cần cơ sở dữ liệu và mạng:  present TỆP
             --port CỔNG   --address ĐỊA_CHỈ   --no-browser
  bundle   đóng gói thành một tệp chạy được ở máy không có mạng, không cần cài đặt
             bundle --platform windows -o hoc-tap.zip   (hoặc linux)   --python TỆP.zip
  boundaries  thay ranh giới trên bản đồ bằng tệp chính thức (TỆP.geojson, --dry-run, --remove)
  history  xem các thay đổi mới nhất, hoặc một thay đổi (SỐ; --file TỆP lấy lại tệp gốc)
  lock     khóa kỳ: sau đó mọi lần ghi của năm cần lý do (NĂM, --open, --reason LÝ_DO)
  remind   nhắc các đơn vị bằng thư điện tử:  remind report --year 2025  (hoặc target)
             --scope MÃ   --round ĐỢT   --send   gửi thật; không có thì chỉ xem thư
  undo     hoàn tác một thay đổi bằng một thay đổi mới (SỐ, --reason LÝ_DO, --dry-run)
  backup   sao lưu cả cơ sở dữ liệu vào một tệp (TỆP.gz); chạy được khi đang có người dùng
  restore  khôi phục từ tệp sao lưu vào cơ sở dữ liệu mới (TỆP.gz, --replace)

For developers:
  test     lint, check types and run every test;  test tests/unit/test_layers.py   that file alone
             --quick   lint and the tests that need SQLite at most   --all   nightly tests too
             any other argument goes to pytest, which then runs alone
  fix      format the code and sort its imports
  bench    measure the pages against their budgets

Lệnh nào cũng nhận --as-of NĂM-THÁNG-NGÀY thay cho ngày hôm nay (giờ Việt Nam), trừ test và fix.
Xem thêm về một lệnh:  python3 manage.py LỆNH --help
"""

# It needs nothing but Python: it makes the environment and hands over to the Python there.
# Old versions must be able to read this file, so that they can say that they are too old.

import sys

if sys.version_info < (3, 11):
    sys.exit("Cần Python 3.11 trở lên, đây là Python " + sys.version.split()[0] + ".")

from pathlib import Path

# Where PYTHONSAFEPATH is set, Python does not look beside this file by itself.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from commands.launching.launcher import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], __doc__))
