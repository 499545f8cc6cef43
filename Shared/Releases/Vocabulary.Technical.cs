namespace Hybrid.Releases;

using static Strength;
using static WordClass;

internal static partial class Vocabulary
{
    /// <summary>Picture, sound, source. Names such as 1080p, 1280x720 and DDP5.1 are read by shape: see TechnicalShape.</summary>
    private static (WordClass, Strength, string?, string)[] Technical =>
        [
            (Resolution, Hard, "2160p", "4k uhd, uhd 4k, uhd 2160p, ultrahd, ultra hd, 4klight, 4k light, 2160, netflixuhd, netflixuhdrip"),
            (Resolution, Soft, "2160p", "4k, uhd"),
            (Resolution, Hard, "4320p", "8k uhd"),
            (Resolution, Soft, "1440p", "2k qhd, qhd"),
            (Resolution, Hard, "1080p", "1o8op, 108op, 1o80p, full hd, fullhd, fhd, hd1080, hd 1080"),
            (Resolution, Hard, "720p", "hd720, hd 720"),
            // Sources.
            (
                Source,
                Hard,
                "BluRay",
                "blu ray, bluray rip, bdrip, bd rip, brrip, br rip, bdremux, bd remux, bdmux, brmux, brripmux, blurayrip, bluraymux, bluraydisc"
            ),
            (
                Source,
                Hard,
                "BluRay",
                "bdmv, bd25, bd50, bd5, bd9, bd66, bd100, uhdbd, uhdremux, uhd remux, bluray remux, uhd bluray, uhdrip, bdiso, bd iso, usbd, bdr, mbluray, hdbrrip, blurayremux, bdlight"
            ),
            (Source, Soft, "BluRay", "bd, remux, hdlight, hd light, mhd"),
            (Source, Hard, "HDDVD", "hd dvd, hddvdrip, hd dvdrip, hddvd rip"),
            (
                Source,
                Hard,
                "WEB-DL",
                "web dl, webdl, web dlrip, webdlrip, web dl rip, webhd, web hd, webcap, dlmux, dl mux, web cap, webdlmux"
            ),
            (
                Source,
                Hard,
                "WEBRip",
                "web rip, webrip, webmux, web mux, wbbrip, ppvrip, vodrip, vod rip, web hdrip, netflix uhd, itunes hd, hditunes, amznwebrip, rawrip"
            ),
            (Source, Soft, "WEB", "web, vod, vodr, itunes, ppv"),
            (Source, Hard, "HDTV", "hdtv, hd tv, hdtvrip, hdtv rip, hdtvmux, hdtv mux, ahdtv, uhdtv, tvriphd, tvrip hd"),
            (
                Source,
                Hard,
                "TV",
                "pdtv, pdtvrip, dsr, dsrip, ds rip, dthrip, sdtv, tvrip, tv rip, dtv, dtvrip, satrip, sat rip, dvbrip, dvb rip, hdtvcap, ptv, dvbs, dtb"
            ),
            (Source, Soft, "TV", "sat, dvb, dvbt, dvbc, vhf"),
            (
                Source,
                Hard,
                "DVD",
                "dvdrip, dvd rip, dvd r, dvdr, dvdmux, dvd mux, dvd5, dvd9, dvd 5, dvd 9, dvdmuxed, full dvd, dvdr9, dvdr5, xdvd, dvdremux, dvd remux, 2dvd9, 2dvd5, 3dvd9, 4dvd9, hdvd, dvdivx"
            ),
            (Source, Soft, "DVD", "dvd, ntsc dvd, pal dvd, dvds"),
            (
                Source,
                Hard,
                "SCR",
                "dvdscr, dvd scr, bdscr, bd scr, webscreener, web screener, dvdscreener, dvd screener, dvdscr rip, hdscr, bluray screener, vhsscr"
            ),
            (Source, Soft, "SCR", "scr, screener, workprint, wp"),
            (Source, Hard, "CAM", "hdcam, hd cam, hdcamrip, camrip, cam rip, hqcam, hq cam, s print"),
            (Source, Soft, "CAM", "cam"),
            (Source, Hard, "TS", "telesync, hdts, hd ts, hdtsrip, tsrip, hd telesync, pdvd, predvd, predvdrip, pre dvd, predvd rip"),
            (Source, Soft, "TS", "ts"),
            (Source, Hard, "TC", "telecine, hdtc, hd tc, tcrip"),
            (Source, Soft, "TC", "tc"),
            (Source, Soft, "R5", "r5, r6, region5, region 5"),
            (Source, Hard, "HDRip", "hdrip, hd rip, dmrip, hqhdrip"),
            (Source, Hard, "VHS", "vhsrip, vhs rip"),
            (Source, Weak, "VHS", "vhs"),
            // Codecs.
            (Codec, Hard, "H.264", "x264, h264, x 264, h 264, x264hi10p, hi10p, hi10, hi 10p, h264hp, x264 hi10p, 10bith264"),
            (Codec, Soft, "H.264", "avc, avchd"),
            (Codec, Hard, "H.265", "x265, h265, x 265, h 265, hevc, hevc10, x265m, hevc10bit, hevc 10bit, 10bithevc, x265 10bit"),
            (Codec, Hard, "XviD", "xvid, xvidhd, xivd"),
            (Codec, Hard, "DivX", "divx, divx5, divx6, divx hd, dvix"),
            (Codec, Hard, "AV1", "av1"),
            (Codec, Hard, "MPEG-2", "mpeg2, mpeg 2, mpg2, h262, h 262, x262"),
            (Codec, Hard, "VC-1", "vc1, vc 1"),
            (Codec, Hard, "VP9", "vp9, vp 9"),
            (Codec, Hard, "VP8", "vp8"),
            (Codec, Hard, "H.263", "x263, h263"),
            (Codec, Hard, "VP7", "vp7"),
            (Codec, Hard, "H.266", "h266, x266, vvc"),
            // Sound. The channels behind it (5.1, 2.0) are read with it.
            (Audio, Hard, "DD", "ac3, ac 3, dd, dolby digital, ac3d, ac3md, ac3ld, dd51, dd20, dd2, dolby, ddl, dd ex"),
            (Audio, Hard, "DDP", "ddp, dd p, eac3, e ac3, e ac 3, eac 3, ddpa, eac3d, ddp51, ddp20, ddplus"),
            (Audio, Hard, "DTS-HD MA", "dts hd ma, dts hdma, dtshd ma, dtshdma, dts ma, dtsma"),
            (Audio, Hard, "DTS-HD HRA", "dts hd hra, dts hd hr, dts hr, dts hra, dtshr"),
            (Audio, Hard, "DTS-HD", "dts hd, dtshd"),
            (Audio, Hard, "DTS-X", "dts x"),
            (Audio, Hard, "DTS", "dts, dts es, dtses, dts ex, dtsex, dtsd, dtsl"),
            (Audio, Hard, "TrueHD", "truehd, true hd, truehd atmos"),
            (Audio, Soft, "Atmos", "atmos, dolby atmos"),
            (Audio, Hard, "AAC", "aac, aac lc, aaclc, he aac, qaac, heaac"),
            (Audio, Hard, "FLAC", "flac, flacx2, flacx3"),
            (Audio, Soft, "Opus", "opus"),
            (Audio, Hard, "MP3", "mp3, lame"),
            (Audio, Soft, "MP2", "mp2"),
            (Audio, Hard, "PCM", "lpcm, pcm"),
            (Audio, Soft, "Vorbis", "vorbis, ogg"),
            (Audio, Soft, null, "2ch, 6ch, 8ch, 2audio, 3audio, 4audio, 5 1ch, mono, stereo"),
            // Light.
            (Hdr, Hard, "HDR10+", "hdr10plus, hdr10p, hdr10 plus"),
            (Hdr, Hard, "HDR10", "hdr10"),
            (Hdr, Hard, "HDR", "hdr, hdrvivid, hdr vivid"),
            (Hdr, Soft, "DV", "dv, dovi, dolby vision, dolbyvision, do vi"),
            (Hdr, Soft, "HLG", "hlg"),
            (Hdr, Soft, "SDR", "sdr"),
            // Of the picture, and nobody asks for it.
            (
                Tag,
                Hard,
                "video",
                "10bit, 10bits, 8bit, 10 bit, 8 bit, 12bit, yuv420p10, yuv444p10, yuv420p, bt2020, bt709, bt 2020, dxva, avchd, 10b, 8b, yuv420p10le, yuv444p10le"
            ),
            (
                Tag,
                Soft,
                "video",
                "3d, hsbs, half sbs, h sbs, hou, half ou, h ou, sbs, upscale, upscaled, ai upscale, 60fps, 50fps, 24fps, 30fps, 48fps, hq, hqr, hfr, vfr, cfr, ds4k, hybrid, colorized, oar, ai enhanced, ws, fs, widescreen, fullscreen, open matte, letterbox, hd, sd, hdr hybrid, hbr"
            ),
            (Tag, Soft, "video", "ntsc, pal, secam, rip, crf, mux, ccm, hr, encode, reenc, re enc, mbps, kbps"),
            // Containers: at the end of a name they are its extension.
            (
                Container,
                Weak,
                "video",
                "mkv, mp4, avi, m4v, m2ts, mov, wmv, mpg, mpeg, webm, ogm, rmvb, divx, flv, iso, vob, 3gp, mk3d, asf, m2v, strm, f4v, ogv, mts, mpv, dat"
            ),
            (
                Container,
                Weak,
                "beside",
                "srt, ass, ssa, sub, idx, sup, vtt, smi, nfo, nzb, torrent, rar, zip, 7z, par2, sfv, jpg, png, txt, url, tar, gz, r00"
            ),
            // Streaming services. Short ones are words, too: only behind the title.
            (Network, Soft, "Netflix", "nflx, netflix"),
            (Network, Weak, "Netflix", "nf"),
            (Network, Soft, "Amazon", "amzn, amazonhd, amazon"),
            (Network, Soft, "Disney+", "dsnp, dsny, disney plus"),
            (Network, Soft, "HBO Max", "hmax, hbomax"),
            (
                Network,
                Weak,
                null,
                "atvp, max, hulu, pcok, pmtp, stan, crav, it, ip, bbc, itv, hbo, sho, starz, stz, cr, crunchyroll, funi, vrv, hidive, nbc, abc, cbs, fox, cw, amc, ae, hist, history, disc, discovery, natg, nat geo, tlc, ifc, epix, spke, red, yt, youtube, vimeo, viki, viu, wetv, iqiyi, b global, bglobal, baha, bilibili, zee5, sonyliv, hotstar, hs, jc, aha, sunnxt, mubi, shudder, crkl, roku, tubi, pluto, free, fptv, now, nowtv, sky, all4, my5, uktv, svt, nrk, dr, tv2, ruutu, cmore, viap, viaplay, seso, cc, cmt, mtv, bet, vh1, lifetime, life, syfy, usa, tnt, tbs, tru, dcu, amcplus, etv, fyi, id, unih, wwen, nba, espn, dmax, joyn, rtl, wow, salto, ocs, canal, arte, rai, timv, mbcvod, kktv, viutv, at x, mx, tntv, rte, dm, dtv, anpl, playboy, bcore, ma, ma1, kcw, tving, wavve, gagaoolala, linetv, friday, myvideo, ovid, crit, criterion channel, kanopy, hoopla, puhutv, exxen, gain, blutv, skst, itvx, nlz, vdl, ppmd, osn, strp"
            ),
        ];
}
