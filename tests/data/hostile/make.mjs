// Makes the small files of this folder that no ordinary program makes.
// usage: node tests/data/hostile/make.mjs   (from the root of the project; writes into this folder)
import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFileSync } from "node:fs";

const here = dirname(fileURLToPath(import.meta.url));
const save = (name, bytes) => writeFileSync(join(here, name), bytes);

// ---- zip and docx ----

const crcTable = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});
const crc32 = (b) => ~b.reduce((c, x) => crcTable[(c ^ x) & 255] ^ (c >>> 8), ~0) >>> 0;

function zip(parts) {
  const bodies = [], directory = [];
  let at = 0;
  for (const [name, content] of parts) {
    const raw = Buffer.from(content), packed = deflateRawSync(raw, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2); // names are UTF-8
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt32LE(0x21 << 16, 6); // 1980-01-01
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), common, tail, Buffer.from(name));
    bodies.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory), end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, list, Buffer.from("PK\x05\x06"), end]);
}

const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const rels = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
const close = "</w:body></w:document>";
const para = (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = (xml) => zip([["[Content_Types].xml", types], ["_rels/.rels", rels], ["word/document.xml", xml]]);

const lines = ["创建文明单位工作方案", "一、工作目标", "到2024年底建成市级文明单位。", "二、主要任务", "（一）加强理论学习。办公室每季度组织一次集中学习。"];
const xml = '<?xml version="1.0" encoding="UTF-8"?>';
save("simple.docx", docx(xml + open + lines.map(para).join("") + close));
save("truncated.docx", docx(xml + open + lines.map(para).join("") + close).subarray(0, 700));
// 4 MiB of one letter in 4 KiB: unpacked against packed size is more than any paper has.
save("zip_bomb.docx", docx(xml + open + para("a".repeat(4 << 20)) + close));
// Ten entities, each ten times the one before: 10^10 letters.
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("");
save("xml_bomb.docx", docx(`${xml}<!DOCTYPE w [<!ENTITY e0 "aaaaaaaaaa">${laughs}]>${open}${para("&e9;")}${close}`));
save("deep.docx", docx(xml + open + "<w:sdt><w:sdtContent>".repeat(5000) + para("深") + "</w:sdtContent></w:sdt>".repeat(5000) + close));

// ---- an OLE2 file as Word writes it for a document with a password ([MS-OFFCRYPTO] 1.3.3) ----

function ole(streams) {
  const sector = (b) => Buffer.concat([b, Buffer.alloc((512 - (b.length % 512)) % 512)]);
  const entry = (name, type, start, size, child) => {
    const e = Buffer.alloc(128);
    e.write(name, 0, "utf16le");
    e.writeUInt16LE(name.length * 2 + 2, 64);
    e[66] = type;
    e[67] = 1;
    e.writeInt32LE(-1, 68);
    e.writeInt32LE(-1, 72);
    e.writeInt32LE(child, 76);
    e.writeInt32LE(start, 116);
    e.writeUInt32LE(size, 120);
    return e;
  };
  const fat = Buffer.alloc(512, 0xff), head = Buffer.alloc(512, 0xff);
  fat.writeInt32LE(-3, 0); // sector 0 is the table itself
  fat.writeInt32LE(-2, 4); // sector 1 is the directory
  const bodies = [], entries = [entry("Root Entry", 5, -2, 0, 1)];
  let at = 2;
  streams.forEach(([name, content], i) => {
    const body = sector(content), n = body.length / 512;
    for (let k = 0; k < n; k++) fat.writeInt32LE(k + 1 < n ? at + k + 1 : -2, (at + k) * 4);
    entries.push(entry(name, 2, at, content.length, -1));
    if (i + 1 < streams.length) entries[i + 1].writeInt32LE(i + 2, 72); // next sibling
    bodies.push(body);
    at += n;
  });
  head.fill(0, 8, 76);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(1, 44);
  head.writeUInt32LE(1, 48);
  head.writeUInt32LE(4096, 56);
  head.writeInt32LE(-2, 60);
  head.writeInt32LE(-2, 68);
  head.writeUInt32LE(0, 72);
  head.writeUInt32LE(0, 76);
  return Buffer.concat([head, fat, sector(Buffer.concat(entries)), ...bodies]);
}
const noise = (n) => Buffer.from(Array.from({ length: n }, (_, i) => (i * 197 + (i >> 3) * 31) & 255));
save("encrypted.docx", ole([["EncryptionInfo", noise(4096)], ["EncryptedPackage", noise(8192)]]));

// ---- pdf ----

const md5 = (...parts) => createHash("md5").update(Buffer.concat(parts)).digest();
function rc4(key, data) {
  const s = Array.from({ length: 256 }, (_, i) => i), out = Buffer.alloc(data.length);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + s[i] + key[i % key.length]) & 255;
    [s[i], s[j]] = [s[j], s[i]];
  }
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255;
    j = (j + s[i]) & 255;
    [s[i], s[j]] = [s[j], s[i]];
    out[n] = data[n] ^ s[(s[i] + s[j]) & 255];
  }
  return out;
}
const hex = (b) => `<${b.toString("hex")}>`;

function pdf(objects, trailer) {
  let text = "%PDF-1.4\n", offsets = [];
  objects.forEach((o, i) => {
    offsets.push(text.length);
    text += `${i + 1} 0 obj\n${o}\nendobj\n`;
  });
  const at = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const o of offsets) text += `${String(o).padStart(10, "0")} 00000 n \n`;
  return Buffer.from(`${text}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`, "latin1");
}
// Text in GBK through a font that is not in the file: it needs the CMaps of poppler-data.
// 文明单位创建工作方案
const gbk = "cec4c3f7b5a5cebbb4b4bda8b9a4d7f7b7bdb0b8";
const page = (content) => [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
  `<</Length ${content.length}>>stream\n${content}\nendstream`,
  "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
  "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
  "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
];
const shown = `BT /F 16 Tf 72 760 Td <${gbk}> Tj ET`;
save("gbk.pdf", pdf(page(shown), ""));
save("truncated.pdf", pdf(page(shown), "").subarray(0, 400));
save("blank.pdf", pdf(page(""), ""));

// The standard handler, revision 2, 40 bits, user password "x" (PDF 1.4, 3.5.2).
const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
const padded = Buffer.concat([Buffer.from("x"), padding]).subarray(0, 32);
const id = Buffer.from("0123456789abcdef0123456789abcdef", "hex");
const owner = rc4(md5(padded).subarray(0, 5), padded);
const rights = Buffer.from([0xc0, 0xff, 0xff, 0xff]); // -64
const key = md5(padded, owner, rights, id).subarray(0, 5);
const user = rc4(key, padding);
const content = rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), Buffer.from(shown));
save("encrypted.pdf", pdf([...page(content.toString("latin1")), `<</Filter/Standard/V 1/R 2/O${hex(owner)}/U${hex(user)}/P -64>>`], `/Encrypt 8 0 R/ID[${hex(id)}${hex(id)}]`));
