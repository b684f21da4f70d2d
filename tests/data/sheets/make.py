#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the files of this folder again, byte for byte. They are kept in the repository: tests do not need Python.
Each is what somebody really sends, or what somebody hostile would."""
import io
import os
import struct
import zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PKG = 'http://schemas.openxmlformats.org/package/2006/relationships'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def save(name, data):
    with open(os.path.join(HERE, name), 'wb') as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return out.getvalue()


def text(at, value):
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def shared(at, index):
    return f'<c r="{at}" t="s"><v>{index}</v></c>'


def number(at, value, style=0):
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


def row(n, *cells):
    return f'<row r="{n}">{"".join(cells)}</row>'


# Styles: 0 general, 1 built-in 14, 2 dd/mm/yyyy, 3 0000000000, 4 hh:mm, 5 dd/mm/yyyy hh:mm, 6 0" ngày", 7 [h]:mm
STYLES = HEAD + f'''<styleSheet xmlns="{MAIN}"><numFmts count="6">
<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0000000000"/>
<numFmt numFmtId="166" formatCode="hh:mm"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy\\ hh:mm"/>
<numFmt numFmtId="168" formatCode="0&quot; ngày&quot;"/><numFmt numFmtId="169" formatCode="[h]:mm"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>
<xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/></cellXfs></styleSheet>'''


def strings(*items):
    return HEAD + f'<sst xmlns="{MAIN}">' + ''.join(f'<si>{i}</si>' for i in items) + '</sst>'


def book(rows, sst=None, merges='', book_pr='', sheets=None, more=None, target='worksheets/sheet1.xml'):
    sheets = sheets or '<sheet name="Danh sách" sheetId="1" r:id="rId1"/>'
    parts = {
        '[Content_Types].xml': HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': HEAD + f'<Relationships xmlns="{PKG}"><Relationship Id="rId1" Type="{REL}/officeDocument" '
                              'Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{book_pr}<sheets>{sheets}</sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
            HEAD + f'<Relationships xmlns="{PKG}"><Relationship Id="rId1" Type="{REL}/worksheet" Target="{target}"/>'
                   f'<Relationship Id="rId2" Type="{REL}/styles" Target="/xl/styles.xml"/>'
                   f'<Relationship Id="rId3" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
                   f'<Relationship Id="rId4" Type="{REL}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        'xl/styles.xml': STYLES,
        'xl/sharedStrings.xml': sst or strings(),
        'xl/worksheets/sheet1.xml': HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{merges}</worksheet>',
    }
    parts.update(more or {})
    return parts


def merge(*refs):
    return '<mergeCells>' + ''.join(f'<mergeCell ref="{r}"/>' for r in refs) + '</mergeCells>'


# --- a roster as a unit sends it: title, merged cells, dates as serial numbers, totals, signatures
sst = strings('<r><t>HỌ </t></r><r><rPr><b/></rPr><t>&amp; TÊN</t></r><rPh><t>reading</t></rPh>', '<t>Nguyễn Thị Hoà</t>',
              '<t>Chi đoàn thôn 3</t>')
ROSTER = book([
    row(1, text('A1', 'DANH SÁCH ĐOÀN VIÊN')),
    row(2, text('A2', '(Kèm theo Kế hoạch số 12-KH/TĐTN)')),
    row(4, text('A4', 'STT'), shared('B4', 0), text('C4', 'Ngày, tháng, năm sinh'), text('D4', 'SĐT'),
        text('E4', 'Đơn vị'), text('F4', 'Ghi chú'), text('G4', 'Mã đoàn viên')),
    row(5, *[text(f'{c}5', f'({i + 1})') for i, c in enumerate('ABCDEFG')]),
    row(6, number('A6', 1), shared('B6', 1), number('C6', 39774, 1), number('D6', '990000001', 3), shared('E6', 2),
        '<c r="F6" t="e"><v>#N/A</v></c>', text('G6', '0671234')),
    row(7, number('A7', 2), text('B7', "Y Wang Mlô"), number('C7', '38001.000000000007', 2), text('D7', '0990 000 002'),
        '<c r="F7" t="b"><v>1</v></c>'),
    '<row r="9"><c><v>3</v></c><c t="str"><f>A1&amp;"x"</f><v>H\'Blum Buôn Yă</v></c><c t="inlineStr"><is><t>5/9/2007</t></is></c>'
    '<c s="3"/></row>',
    row(10, text('A10', 'Tổng cộng: 3 đoàn viên')),
    row(12, text('E12', 'Gia Nghĩa, ngày 05 tháng 01 năm 2026')),
    row(13, text('B13', 'NGƯỜI LẬP BIỂU'), text('E13', 'TM. BAN CHẤP HÀNH')),
    row(14, text('B14', 'Trần Văn Nông'), text('E14', 'Y Bhăm Niê')),
    row(1048576, '<c r="XFD1048576" s="2"/>'),
], sst, merge('A1:G1', 'A2:G2', 'E6:E7', 'A10:G10', 'E12:G12'))
save('roster.xlsx', packed(ROSTER))

save('since_1904.xlsx', packed(book([
    row(1, text('A1', 'Ngày'), text('B1', 'Giờ'), text('C1', 'Lúc'), text('D1', 'Số'), text('E1', 'Thời lượng')),
    row(2, number('A2', 38312, 2), number('B2', '0.375', 4), number('C2', '38312.395833333336', 5), number('D2', 7, 6),
        number('E2', '1.1041666666666667', 7)),
], book_pr='<workbookPr date1904="1"/>')))
save('since_1900.xlsx', packed(book([
    row(1, *[number(f'{c}1', v, 2) for c, v in zip('ABCDE', (1, 59, 60, 61, 2958465))]),
    row(2, number('A2', '0.1'), number('B2', '0.30000000000000004'), number('C2', '9.12345678E8'), number('D2', '-5.50'),
        number('E2', '067203001234')),
])))
save('hidden_first.xlsx', packed(book(
    [row(1, text('A1', 'ẩn'))],
    sheets='<sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Hiện" sheetId="2" r:id="rId4"/>',
    more={'xl/worksheets/sheet2.xml': HEAD + f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="str"><x:v>hiện'
          '</x:v></x:c></x:row></x:sheetData></x:worksheet>'})))
save('two_lines.xlsx', packed(book([
    row(1, text('A1', 'TT'), text('B1', 'Họ và tên'), text('D1', 'Liên hệ'), text('F1', 'Ngày sinh')),
    row(2, text('D2', 'Điện thoại'), text('E2', 'Email')),
    row(3, number('A3', 1), text('B3', 'Lò Thị'), text('C3', 'Mai'), text('D3', '0990000003'), text('E3', 'mai@example.org'),
        number('F3', 39774)),
], merges=merge('A1:A2', 'B1:C2', 'D1:E1', 'F1:F2'))))
save('heading_only.xlsx', packed(book([row(1, text('A1', 'Họ và tên'), text('B1', 'Ngày sinh'))])))
save('no_rows.xlsx', packed(book([])))

# --- hostile or broken
LAUGHS = ''.join(f'<!ENTITY l{i} "{("&l%d;" % (i - 1)) * 10}">' for i in range(1, 10))
save('laughs.xlsx', packed(book([row(1, shared('A1', 0))], HEAD + f'<!DOCTYPE sst [<!ENTITY l0 "lol">{LAUGHS}]>'
     f'<sst xmlns="{MAIN}"><si><t>&l9;</t></si></sst>')))
save('outside.xlsx', packed(book([], more={'xl/worksheets/sheet1.xml':
     HEAD + '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
     f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>'})))
save('laughs_utf16.xlsx', packed(book([], more={'xl/worksheets/sheet1.xml':
     ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "y">]><worksheet/>').encode('utf-16')})))
BOMB = book([], more={'xl/worksheets/sheet1.xml': HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>' + ' ' * (24 << 20) +
            '</sheetData></worksheet>'})
save('bomb.xlsx', packed(BOMB))
save('bomb_elsewhere.xlsx', packed(dict(ROSTER, **{'xl/media/a.bin': b'\0' * (24 << 20)})))


def lying(data, name, declared):
    """The directory declares a size the content does not have."""
    at = data.index(b'PK\x01\x02')
    out = bytearray(data)
    while at >= 0:
        size, extra, comment = struct.unpack_from('<HHH', data, at + 28)
        if data[at + 46:at + 46 + size] == name:
            struct.pack_into('<I', out, at + 24, declared)
            local = struct.unpack_from('<I', data, at + 42)[0]
            struct.pack_into('<I', out, local + 22, declared)
        at = data.find(b'PK\x01\x02', at + 46)
    return bytes(out)


save('bomb_lying.xlsx', lying(packed(BOMB), b'xl/worksheets/sheet1.xml', 5000))
good = packed(ROSTER)
save('truncated.xlsx', good[:len(good) * 2 // 3])
damaged = bytearray(good)
middle = good.index(b'xl/worksheets/sheet1.xml') + 200
damaged[middle:middle + 40] = bytes(b ^ 0x5A for b in damaged[middle:middle + 40])
save('damaged.xlsx', bytes(damaged))
locked = bytearray(good)
for mark, flags in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
    at = good.find(mark)
    while at >= 0:
        locked[at + flags] |= 1
        at = good.find(mark, at + 4)
save('locked.xlsx', bytes(locked))
save('climbing.xlsx', packed(book([], target='../../../../etc/passwd', more={'../../etc/passwd': 'root'})))
save('no_such_text.xlsx', packed(book([row(1, shared('A1', 99))])))
save('rows_back.xlsx', packed(book([row(5, text('A5', 'a')), row(4, text('A4', 'b'))])))
save('cut_xml.xlsx', packed(book([], more={'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{MAIN}"><sheetData><row>'})))
save('deep_xml.xlsx', packed(book([], more={'xl/worksheets/sheet1.xml': '<a>' * 5000})))
save('wide.xlsx', packed(book([row(1, text('A1', 'a'), text('SG1', 'b'))])))
save('document.docx', packed({'_rels/.rels': HEAD + f'<Relationships xmlns="{PKG}"><Relationship Id="rId1" '
     f'Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>', 'word/document.xml': '<x/>'}))
save('table.ods', packed({'mimetype': 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>'}))
save('old.xls', b'\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' + bytes(504))
save('web.xls', '\ufeff  <html><table><tr><td>Họ tên</td></tr></table></html>')

# --- CSV in the dialects of Excel, LibreOffice and phones
LINES = [['Họ và tên', 'Ngày sinh', 'Điện thoại'], ['Nguyễn Văn An', '22/11/2008', '0990000001'],
         ['Điểu K’Ré', '05/09/2007', '0990000002']]


def csv(separator, end='\r\n', lines=LINES):
    return end.join(separator.join(cells) for cells in lines) + end


save('comma.csv', csv(',', '\n'))
save('bom.csv', '\ufeff' + csv(','))
save('utf16le_semicolon.csv', b'\xff\xfe' + csv(';').encode('utf-16-le'))
save('utf16be.csv', b'\xfe\xff' + csv('\t').encode('utf-16-be'))
save('utf16le_no_bom.csv', csv('\t').encode('utf-16-le'))
save('utf16_odd.csv', b'\xff\xfe' + csv('\t').encode('utf-16-le')[:-1])
save('tab.tsv', csv('\t'))
save('mac.csv', csv(';', '\r'))
save('windows1258.csv', 'Ho\u0323 tên,Nga\u0300y sinh\r\nNguyê\u0303n Văn An,1/1/2000\r\n'.encode('cp1258'))
save('semicolon_commas.csv', 'Họ và tên;Địa chỉ;Ngày, tháng, năm sinh\r\nNguyễn Văn An;Thôn 3, xã Đắk Ha;1/2/2003\r\n'
     'Lê Bế;Bon Pi Nao, xã Nhân Đạo, huyện Đắk R\'Lấp;3/4/2005\r\n')
save('quoted.csv', 'Họ và tên,Ghi chú\r\n"Nguyễn, Văn An","dòng một\r\ndòng ""hai"""\r\n\r\n\'=1+1,\'+84990000001\r\n')
save('hint.csv', 'sep=;\r\nHọ và tên;Ngày sinh\r\nAn, Bình;1/2/2003\r\n')
save('open_quote.csv', 'Họ và tên,Ngày sinh\r\n"Nguyễn Văn An,1/2/2003\r\nLê Bế,3/4/2005\r\n')
save('heading_only.csv', 'Họ và tên,Ngày sinh\r\n')
save('empty.csv', b'')
save('blank.csv', b'\xef\xbb\xbf \r\n\r\n;;;\r\n')
save('title.csv', 'DANH SÁCH TÌNH NGUYỆN VIÊN,,,\r\n,,,\r\nSố TT,NGÀY SINH (dd/mm/yyyy),Họ tên *,Lớp\r\n1,39774,Vi Thị Sầm,12A\r\n'
     '2,,Nông Văn Bế,\r\n3,,,\r\n,,,\r\n,Người lập danh sách,Hiệu trưởng,\r\n,Lê A,Trần B,\r\n')

# --- a unit's list in semicolons, as Excel here saves it: people twice, cells left out, a unit nobody knows, a footer
save('people.csv', '\ufeffĐOÀN XÃ ĐẮK MIL;;;;\r\nDANH SÁCH ĐOÀN VIÊN NĂM 2026;;;;\r\n'
     'TT;Họ & tên;Ngày tháng năm sinh;Chi đoàn;Số ĐT\r\n'
     '1;Trần Thị Bé;30/04/2005;cd-3;0990.000.011\r\n'
     '2;Y WANG MLÔ;15/01/2004;Chi đoàn thôn 3;\r\n'
     "3;H'Blum Niê;2/9/2006;;84990000012\r\n"
     '4;Lê Văn Tám;01-06-2003;Chi doan thon 3;\r\n'
     '5;Tran Thi Be;30/4/2005;cd-3;\r\n'
     '6;Hoàng Văn Nùng;31/02/2003;cd-3;\r\n'
     '7;;12/12/2003;cd-3;\r\n'
     '8;Điểu Sơn;12/12/2003;Chi đoàn thôn 9;\r\n'
     ';Tổng cộng: 8 đoàn viên;;;\r\n'
     ';;;Đắk Mil, ngày 20 tháng 11 năm 2026;\r\n;;;BÍ THƯ;\r\n')
