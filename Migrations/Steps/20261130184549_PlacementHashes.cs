using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class PlacementHashes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ContentHash",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HashedAt",
                table: "Placements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RefusedFor",
                table: "Placements",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "HashedAt",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "RefusedFor",
                table: "Placements");
        }
    }
}
